package uz.karnay.pbx.script;

import java.nio.file.Path;

/** A file with a voice in it: WAV, 16 bits, one channel, 8000 samples a second. */
public record VoiceFile(Path path) {}
