package uz.karnay.gateway;

import java.time.Duration;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.script.ReadySound;

/** A sound of the domain that the media engine can play. */
public record MediaSound(Sound sound) implements ReadySound {

    @Override
    public Duration length() {
        return Duration.ofMillis(sound.length() * 1000 / sound.rate());
    }
}
