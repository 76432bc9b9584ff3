package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.tone.Dtmf;
import uz.karnay.codec.tone.ToneGenerator;
import uz.karnay.media.StreamFormats.Keys;
import uz.karnay.media.StreamFormats.Voice;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.Ticks;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.event.EventSender;
import uz.karnay.rtp.event.TelephoneEvent;

/**
 * The sending side where sound has to become packets: takes frames of 20 ms and sends packets as long as the peer wants
 * them. Confined to the media loop.
 */
final class Packetizer implements AudioSink {

    private static final int HEADROOM_MILLIS = 20;
    private static final int MAX_TONES = 32;
    private static final long LEAST_TONE_MILLIS = 70;
    private static final long MOST_TONE_MILLIS = 2_000;
    private static final Duration TONE_PAUSE = Duration.ofMillis(70);

    private final MediaStream to;
    private final RtpSender sender;
    private final Voice voice;
    private final int wanted;
    private final Encoder encoder;
    private final OpenCodecs codecs;
    private final Consumer<short[]> listener;
    private final int samplesPerPacket;
    private final int ticksPerPacket;
    private final short[] waiting;
    private final short[] silence;
    private final short[] toneFrame;
    private final Deque<ToneGenerator> tones = new ArrayDeque<>();
    private final EventSender keys;
    private int keyType;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(RtpSocket.MAX_DATAGRAM_BYTES);
    private int count;
    private int expectedLoss = -1;

    /**
     * @param wanted samples a second that the encoder should take, if it leaves a choice
     * @param listener is told of each frame that sounds
     */
    Packetizer(
            MediaStream to, RtpSender sender, Voice voice, int wanted, OpenCodecs codecs, Consumer<short[]> listener) {
        this.listener = listener;
        this.codecs = codecs;
        this.to = to;
        this.sender = sender;
        this.voice = voice;
        this.wanted = wanted;
        this.encoder = Codecs.encoder(voice.format(), wanted);
        codecs.opened();
        this.samplesPerPacket = encoder.sampleRate() / 1000 * voice.ptimeMillis();
        this.ticksPerPacket = voice.format().clockRate() / 1000 * voice.ptimeMillis();
        this.waiting = new short[samplesPerPacket + encoder.sampleRate() / 1000 * HEADROOM_MILLIS];
        this.silence = new short[encoder.sampleRate() / Ticks.PER_SECOND];
        this.toneFrame = new short[silence.length];
        this.keys = new EventSender(sender);
        sender.resume(to.nanos());
        sender.countIn(voice.format().clockRate());
    }

    /** Whether another one would be the same. */
    boolean fits(Voice other, int rate) {
        return voice.equals(other) && wanted == rate;
    }

    @Override
    public int rate() {
        return encoder.sampleRate();
    }

    /** Presses a key in place of sound: by its name when the peer takes names, else as it sounds. */
    void press(int code, Duration length, Keys taken) {
        if (taken.areTaken()) {
            keyType = taken.payloadType();
            keys.press(code, length);
        } else if (tones.size() < MAX_TONES) {
            String key = String.valueOf(TelephoneEvent.key(code));
            tones.add(new ToneGenerator(encoder.sampleRate(), Dtmf.sequence(key, audible(length), TONE_PAUSE)));
        }
    }

    /** Within what any receiver takes for one key (ITU-T Q.24). */
    private static Duration audible(Duration length) {
        return Duration.ofMillis(Math.clamp(length.toMillis(), LEAST_TONE_MILLIS, MOST_TONE_MILLIS));
    }

    @Override
    public void write(short[] frame) {
        if (keys.isBusy()) {
            sendKey();
        } else if (tones.isEmpty()) {
            say(frame);
        } else {
            sound(tones.getFirst());
        }
    }

    private void sound(ToneGenerator tone) {
        if (!tone.read(toneFrame, 0, toneFrame.length)) {
            tones.removeFirst();
        }
        say(toneFrame);
    }

    private void sendKey() {
        count = 0;
        packet.clear();
        if (keys.next(packet, keyType, to.nanos())) {
            to.send(packet);
        }
    }

    private void say(short[] frame) {
        listener.accept(frame);
        System.arraycopy(frame, 0, waiting, count, frame.length);
        count += frame.length;
        int at = 0;
        for (; count - at >= samplesPerPacket; at += samplesPerPacket) {
            send(at);
        }
        count -= at;
        System.arraycopy(waiting, at, waiting, 0, count);
    }

    private void send(int at) {
        packet.clear().position(RtpPacket.HEADER_BYTES);
        int bytes = encoder.encode(waiting, at, samplesPerPacket, packet);
        if (bytes == 0) {
            sender.pause(ticksPerPacket);
            return;
        }
        packet.flip();
        sender.stamp(packet, voice.payloadType(), ticksPerPacket, to.nanos());
        to.send(packet);
    }

    /** 20 ms in which nothing is said; zeros as long as something waits for the rest of its packet. */
    void pause() {
        if (count > 0 || keys.isBusy() || !tones.isEmpty()) {
            write(silence);
        } else {
            sender.pause(voice.format().clockRate() / Ticks.PER_SECOND);
        }
    }

    /** What share of the packets gets lost on their way, 0 to 100. */
    void expectLoss(int percent) {
        if (percent != expectedLoss) {
            expectedLoss = percent;
            encoder.expectLoss(percent);
        }
    }

    /** As last told; -1 before. */
    int expectedLoss() {
        return expectedLoss;
    }

    /** Gives the encoder back; nothing may be called afterwards. */
    void close() {
        encoder.close();
        codecs.closed();
    }
}
