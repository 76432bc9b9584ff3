package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a message lies. */
@Schema(name = "VoiceMessageFolder")
enum FolderName {
    NEW,
    SAVED
}
