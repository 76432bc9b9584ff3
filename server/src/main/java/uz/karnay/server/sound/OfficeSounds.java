package uz.karnay.server.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.codec.tone.Tone;
import uz.karnay.codec.tone.ToneGenerator;
import uz.karnay.codec.tone.TonePlan;
import uz.karnay.codec.tone.ToneSequence;
import uz.karnay.gateway.MediaSound;
import uz.karnay.media.file.SoundFile;
import uz.karnay.media.file.SoundFileException;
import uz.karnay.media.player.Preparation;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.SoundBook;
import uz.karnay.pbx.speech.Language;

/** Every sound that scripts have: prompts that ship, sounds of the office, voices in files, tones. Any thread that may block. */
public final class OfficeSounds implements SoundBook {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeSounds.class);

    private static final double LEVEL_DBM0 = -10;
    private static final ToneSequence BEEP = ToneSequence.once(Tone.of(1000, LEVEL_DBM0, Duration.ofMillis(500)));

    private final ShippedSounds shipped = new ShippedSounds();
    private final SoundShelf shelf;

    public OfficeSounds(SoundShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<ReadySound> ready(Sound sound, Language language, int rate) {
        try {
            return find(sound, language, rate).map(MediaSound::new);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("A sound cannot be played: {}: {}", sound, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<uz.karnay.media.player.Sound> find(Sound sound, Language language, int rate) throws IOException {
        return switch (sound) {
            case Sound.Spoken(var prompt) ->
                Optional.of(shipped.sounds(language, List.of(prompt), rate).getFirst());
            case Sound.Uploaded(String name) -> shelf.sound(name, rate);
            case Sound.File(var voice) -> read(voice.path(), rate);
            case Sound.Tone(var kind) -> Optional.of(tone(kind, rate));
            case Sound.Pause(Duration length) -> Optional.of(silence(length, rate));
        };
    }

    private static Optional<uz.karnay.media.player.Sound> read(Path file, int rate) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var reader = SoundFile.open(file, Opus.decoders(48_000))) {
            return Optional.of(Preparation.at(Preparation.decode(reader), rate));
        } catch (SoundFileException e) {
            throw new IOException(e);
        }
    }

    private static uz.karnay.media.player.Sound tone(Sound.ToneKind kind, int rate) {
        return switch (kind) {
            case BEEP -> tones(BEEP, Duration.ofMillis(500), rate);
            case RINGING -> tones(TonePlan.UZBEKISTAN.ringing(), Duration.ofSeconds(5), rate);
            case BUSY -> tones(TonePlan.UZBEKISTAN.busy(), Duration.ofSeconds(5), rate);
            case SORRY -> tones(TonePlan.UZBEKISTAN.specialInformation(), Duration.ofSeconds(1), rate);
        };
    }

    private static uz.karnay.media.player.Sound tones(ToneSequence sequence, Duration length, int rate) {
        short[] samples = new short[samples(length, rate)];
        new ToneGenerator(rate, sequence).read(samples, 0, samples.length);
        return uz.karnay.media.player.Sound.of(rate, samples);
    }

    private static uz.karnay.media.player.Sound silence(Duration length, int rate) {
        return uz.karnay.media.player.Sound.of(rate, new short[Math.max(1, samples(length, rate))]);
    }

    private static int samples(Duration length, int rate) {
        return Math.toIntExact(Math.min(length.toMillis(), 600_000) * rate / 1000);
    }
}
