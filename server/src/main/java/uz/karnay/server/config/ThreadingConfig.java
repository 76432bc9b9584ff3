package uz.karnay.server.config;

import uz.karnay.loop.Threading;

/**
 * Which threads carry signalling and voice.
 *
 * @param mode one thread for each loop, or one for all on a small machine
 * @param callLoops how many loops share the calls
 * @param mediaLoops how many loops share the voice streams
 */
public record ThreadingConfig(Threading mode, int callLoops, int mediaLoops) {

    public ThreadingConfig {
        if (mode == Threading.INVOKED) {
            throw new ConfigException("threading.mode cannot be invoked: a server needs threads");
        }
        Check.between("threading.call-loops", callLoops, 1, 64);
        Check.between("threading.media-loops", mediaLoops, callLoops, 64);
        if (mode == Threading.SHARED && callLoops + mediaLoops > 2) {
            throw new ConfigException("threading.mode shared is one thread: call-loops and media-loops must be 1");
        }
    }

    /** One call loop carries some thousand calls a second; voice is the greater part of the work. */
    static ThreadingConfig read(Settings settings, int processors) {
        Threading mode =
                settings.read("threading.mode", Threading.DEDICATED, text -> Syntax.choice(Threading.class, text));
        boolean shared = mode == Threading.SHARED;
        int callLoops =
                settings.read("threading.call-loops", shared ? 1 : Math.clamp(processors / 4, 1, 8), Syntax::count);
        int mediaDefault = shared ? 1 : Math.max(callLoops, Math.clamp(processors / 2, 1, 16));
        return new ThreadingConfig(
                mode, callLoops, settings.read("threading.media-loops", mediaDefault, Syntax::count));
    }
}
