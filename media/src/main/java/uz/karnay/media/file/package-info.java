/**
 * Sound in files: WAV and Ogg/Opus both ways, MP3 to be read. Everything here blocks, so it runs on threads for that and
 * never on a media loop. What is read comes from a stranger: it ends in sound or in a {@link
 * uz.karnay.media.file.SoundFileException}, within fixed limits of memory.
 */
@NullMarked
package uz.karnay.media.file;

import org.jspecify.annotations.NullMarked;
