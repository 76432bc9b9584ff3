package uz.karnay.server.voicemail;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An e-mail that is to be sent.
 *
 * @param attachment a file that goes along under {@code attachmentName}
 */
record Letter(String to, String subject, String text, Optional<Path> attachment, String attachmentName) {}
