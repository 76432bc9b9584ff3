package uz.karnay.server.config;

import java.time.Duration;
import uz.karnay.pbx.call.CallLimits;

/** Reads what keeps calls from growing without bounds. */
final class CallSettings {

    private CallSettings() {}

    static CallLimits read(Settings settings) {
        CallLimits defaults = CallLimits.defaults();
        Duration silence = settings.read("calls.trunk-silence", defaults.lineSilence(), Syntax::duration);
        try {
            return defaults.withLineSilence(silence);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("calls." + e.getMessage());
        }
    }
}
