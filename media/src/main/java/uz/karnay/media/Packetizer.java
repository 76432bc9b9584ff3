package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Encoder;
import uz.karnay.media.StreamFormats.Keys;
import uz.karnay.media.StreamFormats.Voice;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.Ticks;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.event.EventSender;

/**
 * The sending side where sound has to become packets: takes frames of 20 ms and sends packets as long as the peer wants
 * them. Confined to the media loop.
 */
final class Packetizer implements AudioSink {

    private static final int HEADROOM_MILLIS = 20;

    private final MediaStream to;
    private final RtpSender sender;
    private final Voice voice;
    private final Encoder encoder;
    private final int samplesPerPacket;
    private final int ticksPerPacket;
    private final short[] waiting;
    private final short[] silence;
    private final EventSender keys;
    private int keyType;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(RtpSocket.MAX_DATAGRAM_BYTES);
    private int count;

    Packetizer(MediaStream to, RtpSender sender, Voice voice) {
        this.to = to;
        this.sender = sender;
        this.voice = voice;
        this.encoder = Codecs.encoder(voice.format());
        this.samplesPerPacket = encoder.sampleRate() / 1000 * voice.ptimeMillis();
        this.ticksPerPacket = voice.format().clockRate() / 1000 * voice.ptimeMillis();
        this.waiting = new short[samplesPerPacket + encoder.sampleRate() / 1000 * HEADROOM_MILLIS];
        this.silence = new short[encoder.sampleRate() / Ticks.PER_SECOND];
        this.keys = new EventSender(sender);
        sender.resume(to.nanos());
        sender.countIn(voice.format().clockRate());
    }

    Voice voice() {
        return voice;
    }

    @Override
    public int rate() {
        return encoder.sampleRate();
    }

    /** Presses a key in place of sound, when the peer takes keys. */
    void press(int code, Duration length, Keys taken) {
        if (taken.areTaken()) {
            keyType = taken.payloadType();
            keys.press(code, length);
        }
    }

    @Override
    public void write(short[] frame) {
        if (keys.isBusy()) {
            sendKey();
        } else {
            say(frame);
        }
    }

    private void sendKey() {
        count = 0;
        packet.clear();
        if (keys.next(packet, keyType, to.nanos())) {
            to.send(packet);
        }
    }

    private void say(short[] frame) {
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
        if (count > 0 || keys.isBusy()) {
            write(silence);
        } else {
            sender.pause(voice.format().clockRate() / Ticks.PER_SECOND);
        }
    }

    /** Gives the encoder back; nothing may be called afterwards. */
    void close() {
        encoder.close();
    }
}
