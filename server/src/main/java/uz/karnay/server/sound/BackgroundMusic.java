package uz.karnay.server.sound;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uz.karnay.gateway.HoldMusic;
import uz.karnay.loop.Clock;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.player.Music;

/** The music on hold that ships with Karnay: decoded beside the start of the server, silence until then. Any thread. */
public final class BackgroundMusic implements HoldMusic {

    private final AtomicReference<@Nullable Music> music = new AtomicReference<>();

    /** Begins to decode it. */
    public void start(Clock clock) {
        Thread.ofVirtual().name("karnay-music").start(() -> music.set(new ShippedSounds().music(clock)));
    }

    @Override
    public Optional<AudioSource> source(int rate) {
        return Optional.ofNullable(music.get()).map(ready -> ready.source(rate));
    }
}
