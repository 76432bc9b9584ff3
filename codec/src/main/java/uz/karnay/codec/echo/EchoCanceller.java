package uz.karnay.codec.echo;

import uz.karnay.codec.signal.Pcm;

/**
 * Takes out of what comes back from a line the echo of what was sent into it: a filter that learns the path of the echo,
 * then a suppressor for what is left. Both voices at once do not disturb it. Adds 10 ms of delay to the near side and none
 * to the far one. Allocates nothing after it was made. Confined to the loop of its stream.
 */
public final class EchoCanceller {

    /** Echoes this late and earlier are cancelled: 128 ms and the length of a hybrid's response. */
    public static final int USUAL_TAIL_MILLIS = 140;

    private static final float POWER_SHARE = 0.05f;

    /** When more is left than came, the path has changed and what was learned of it is wrong. */
    private static final float WORSE = 1.5f;

    /** So is it when less of a foretold echo was in what came: none of it would be by chance, all of it by right. */
    private static final float LEAST_AGREEMENT = 0.3f;

    /** Of what came; a softer echo proves nothing. */
    private static final float LEAST_ECHO = 0.1f;

    /** -50 dBov. */
    private static final float LEAST_ECHO_POWER = 100;

    private final int block;
    private final EchoPath path;
    private final ResidualSuppressor suppressor;
    private final float[] far;
    private final float[] near;
    private final float[] echo;
    private float nearPower;
    private float leftPower;
    private float echoPower;
    private float agreement;

    /**
     * @param sampleRate 8000 or 16000
     * @param tailMillis from the sending of a sound to the end of its last echo
     */
    public EchoCanceller(int sampleRate, int tailMillis) {
        if ((sampleRate != 8000 && sampleRate != 16000) || tailMillis < 20 || tailMillis > 500) {
            throw new IllegalArgumentException(sampleRate + " a second, " + tailMillis + " ms");
        }
        block = sampleRate / 100;
        path = new EchoPath(sampleRate, tailMillis);
        suppressor = new ResidualSuppressor(sampleRate);
        far = new float[block];
        near = new float[block];
        echo = new float[block];
    }

    /**
     * Cleans a frame that came from the line, in place.
     *
     * @param sent what was sent into the line at the same time, before its echo
     * @param heard what came from it
     * @param count of both, a multiple of 10 ms
     */
    public void cancel(short[] sent, int sentAt, short[] heard, int heardAt, int count) {
        if (count % block != 0) {
            throw new IllegalArgumentException(count + " samples are no multiple of " + block);
        }
        for (int done = 0; done < count; done += block) {
            Pcm.toFloats(sent, sentAt + done, far, 0, block);
            Pcm.toFloats(heard, heardAt + done, near, 0, block);
            cancelBlock();
            Pcm.toShorts(near, 0, heard, heardAt + done, block);
        }
    }

    private void cancelBlock() {
        path.foretell(far, echo);
        path.learn(near);
        compare();
        nearPower += POWER_SHARE * ((float) Pcm.power(near, 0, block) - nearPower);
        for (int i = 0; i < block; i++) {
            near[i] -= echo[i];
        }
        leftPower += POWER_SHARE * ((float) Pcm.power(near, 0, block) - leftPower);
        suppressor.suppress(near, echo, path);
        if (leftPower > WORSE * nearPower + 1 || isMistaken()) {
            forget();
        }
    }

    private void compare() {
        float common = 0;
        for (int i = 0; i < block; i++) {
            common += near[i] * echo[i];
        }
        agreement += POWER_SHARE * (common / block - agreement);
        echoPower += POWER_SHARE * ((float) Pcm.power(echo, 0, block) - echoPower);
    }

    private boolean isMistaken() {
        return agreement < LEAST_AGREEMENT * echoPower && echoPower > LEAST_ECHO * nearPower + LEAST_ECHO_POWER;
    }

    /** Begins to learn anew, for another line. */
    public void forget() {
        path.forget();
        leftPower = nearPower;
        echoPower = 0;
        agreement = 0;
    }
}
