package uz.karnay.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.StreamObserver.Content;
import uz.karnay.media.audio.Ticks;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.jitter.JitterBuffer;
import uz.karnay.rtp.jitter.PlayoutLimits;

/**
 * The receiving side where packets have to become sound: puts them in order, decodes them when they are due, makes up
 * what is missing, and gives a frame every 20 ms to whoever observes. It runs as long as somebody does. Confined to the
 * media loop.
 */
final class Playout implements PacketObserver {

    private static final int CONCEALED_MILLIS = 60; // then it is silence
    private static final int FRAME_MILLIS = 20;
    private static final int DTX_BYTES = 2; // an Opus packet that says: nothing from here on (RFC 7587 §3.1.3)

    private static final int COMFORT_NOISE_CLOCK = 8000;
    private static final int USUAL_CLOCK = 8000;

    private final MediaLoop media;
    private final JitterBuffer jitter;
    private final Background background;
    private final Ticks.Beat beat;
    private Map<Integer, WireFormat> formats;
    private Observation[] observers = {};
    private @Nullable Decoder decoder;
    private @Nullable VoiceCleaner cleaner;
    private int decoded = -1; // the payload type of the decoder
    private int rate;
    private short[] pcm;
    private short[] frame;
    private int held;
    private int emptyMillis;
    private boolean paused;
    private Content content = Content.NOTHING;
    private Content tail = Content.NOTHING; // of what is held
    private long unknown;

    /**
     * @param formats none where nothing that can be decoded was agreed: all is silence then
     * @param rate samples a second that are wanted most, where the codec leaves a choice
     */
    Playout(MediaLoop media, Map<Integer, WireFormat> formats, int rate) {
        this.media = media;
        this.formats = formats;
        this.jitter = new JitterBuffer(USUAL_CLOCK, PlayoutLimits.DEFAULT); // each packet says its own
        this.background = new Background((int) media.loop().entropy().nextLong());
        this.rate = rate;
        this.pcm = room(rate);
        this.frame = new short[rate / Ticks.PER_SECOND];
        this.beat = media.ticks().join(Ticks.Turn.HEAR, this::onTick);
    }

    private static short[] room(int rate) {
        return new short[rate / 1000 * (Decoder.MAX_PAYLOAD_MILLIS + 2 * FRAME_MILLIS)];
    }

    /** By what numbers the peer writes what, from now on. What waits is still played, as far as it is still known. */
    void formats(Map<Integer, WireFormat> agreed) {
        WireFormat current = formats.get(decoded);
        formats = agreed;
        if (current == null || !current.equals(agreed.get(decoded))) {
            closeDecoder();
        }
    }

    /** Has every frame cleaned before anybody hears it, or none. */
    void clean(@Nullable VoiceCleaner by) {
        cleaner = by;
    }

    void observe(StreamObserver observer) {
        observers = Arrays.copyOf(observers, observers.length + 1);
        observers[observers.length - 1] = new Observation(observer, rate);
    }

    /** Without effect when it does not observe. The observer is not told. */
    void leave(StreamObserver observer) {
        observers = Arrays.stream(observers)
                .filter(observation -> !observation.isOf(observer))
                .toArray(Observation[]::new);
    }

    boolean isObserved() {
        return observers.length > 0;
    }

    /** Nothing is given any more, and what the decoder held is given back. */
    void close() {
        beat.close();
        closeDecoder();
        for (Observation observation : observers) {
            observation.observer().onEnd();
        }
        observers = new Observation[0];
    }

    /** Takes a copy of a valid packet of the peer; false when it is none that becomes sound. */
    @Override
    public boolean onPacket(ByteBuffer packet, long nowNanos) {
        int type = RtpPacket.payloadType(packet);
        WireFormat format = formats.get(type);
        if (format == null && !isComfortNoise(type)) {
            jitter.pass(packet, nowNanos);
            return false;
        }
        jitter.countIn(format == null ? COMFORT_NOISE_CLOCK : format.clockRate());
        jitter.put(packet, nowNanos);
        return true;
    }

    /** Many send it without having said so; it is understood wherever its clock is that of a voice (RFC 3389 §4). */
    private boolean isComfortNoise(int payloadType) {
        return payloadType == StreamFormats.COMFORT_NOISE
                && !formats.containsKey(payloadType)
                && formats.values().stream().anyMatch(format -> format.clockRate() == COMFORT_NOISE_CLOCK);
    }

    private void onTick() {
        long now = media.loop().clock().nanos();
        content = held > 0 ? tail : Content.NOTHING;
        int wanted = rate / Ticks.PER_SECOND;
        while (held < wanted) {
            fill(now + held * 1_000_000_000L / rate);
            wanted = rate / Ticks.PER_SECOND;
        }
        take(wanted);
        if (cleaner != null) {
            cleaner.clean(frame);
        }
        for (Observation observation : observers) {
            observation.onFrame(frame, content);
        }
    }

    private void take(int wanted) {
        System.arraycopy(pcm, 0, frame, 0, wanted);
        held -= wanted;
        System.arraycopy(pcm, wanted, pcm, 0, held);
    }

    private void fill(long playNanos) {
        switch (jitter.next(playNanos)) {
            case PAYLOAD -> decode(jitter.payload(), jitter.payloadType());
            case LOST -> makeUp(Math.max(1, (int) ((long) jitter.samples() * rate / clockRate())));
            case EMPTY -> fallSilent(rate / Ticks.PER_SECOND - held);
        }
    }

    private int clockRate() {
        WireFormat format = formats.get(decoded);
        return format == null ? rate : format.clockRate();
    }

    private void decode(ByteBuffer payload, int payloadType) {
        if (isComfortNoise(payloadType)) {
            background.onDescribed(payload, rate);
            murmur(Math.min(jitter.samples() * (rate / COMFORT_NOISE_CLOCK), pcm.length - held - frame.length));
            return;
        }
        Decoder fit = decoderOf(payloadType);
        int count = fit == null ? 0 : fit.decode(payload, pcm, held);
        if (count <= 0) {
            unknown++;
            return;
        }
        held += count;
        emptyMillis = 0;
        background.onSpeech();
        paused = payload.remaining() <= DTX_BYTES;
        is(paused ? Content.PAUSE : Content.SOUND);
    }

    /** The noise behind a speaker who pauses. */
    private void murmur(int count) {
        background.read(pcm, held, count);
        held += count;
        is(Content.PAUSE);
    }

    private @Nullable Decoder decoderOf(int payloadType) {
        if (payloadType == decoded) {
            return decoder;
        }
        WireFormat format = formats.get(payloadType);
        return format == null ? null : open(payloadType, format);
    }

    private Decoder open(int payloadType, WireFormat format) {
        closeDecoder();
        Decoder opened = Codecs.decoder(format, rate);
        media.codecs().opened();
        decoder = opened;
        decoded = payloadType;
        changeRate(opened.sampleRate());
        return opened;
    }

    private void changeRate(int given) {
        if (given != rate) {
            rate = given;
            held = 0;
            pcm = room(given);
            frame = new short[given / Ticks.PER_SECOND];
            for (Observation observation : observers) {
                observation.onRate(given);
            }
        }
    }

    private void closeDecoder() {
        Decoder open = decoder;
        decoder = null;
        decoded = -1;
        if (open != null) {
            open.close();
            media.codecs().closed();
        }
    }

    /** A packet is missing: its successor may tell of it. */
    private void makeUp(int wanted) {
        int count = Math.min(wanted, pcm.length - held - frame.length);
        Decoder known = decoder;
        if (background.isHeard()) {
            murmur(count);
        } else if (known == null) {
            zeros(count);
        } else if (jitter.hasNext() && jitter.payloadType() == decoded && count <= frame.length) {
            known.recover(jitter.payload(), pcm, held, count);
            held += count;
            is(Content.CONCEALED);
        } else {
            conceal(known, count);
            is(Content.CONCEALED);
        }
    }

    private void conceal(Decoder known, int count) {
        for (int left = count; left > 0; left -= frame.length) {
            int part = Math.min(left, frame.length);
            known.conceal(pcm, held, part);
            held += part;
        }
    }

    /** Nothing is due. A speaker who paused leaves a noise; one who was cut off fades. */
    private void fallSilent(int count) {
        Decoder known = decoder;
        emptyMillis += count * 1000 / rate;
        if (background.isHeard()) {
            murmur(count);
        } else if (known != null && (paused || emptyMillis <= CONCEALED_MILLIS)) {
            conceal(known, count);
            is(paused ? Content.PAUSE : Content.STRETCHED);
        } else {
            zeros(count);
        }
    }

    private void zeros(int count) {
        Arrays.fill(pcm, held, held + count, (short) 0);
        held += count;
        tail = Content.NOTHING;
    }

    /** A frame is of the kind of its worst part, but for parts in which there was nothing. */
    private void is(Content part) {
        tail = part;
        boolean isWorse = part == Content.CONCEALED || part == Content.STRETCHED && content != Content.CONCEALED;
        if (content == Content.NOTHING || isWorse) {
            content = part;
        }
    }

    /** Packets that could not be decoded. */
    long unknown() {
        return unknown;
    }

    JitterBuffer jitter() {
        return jitter;
    }
}
