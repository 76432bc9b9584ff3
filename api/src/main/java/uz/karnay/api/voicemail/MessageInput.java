package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** What can be changed of a message. */
@Schema(name = "VoiceMessageInput")
record MessageInput(@NotNull FolderName folder) {}
