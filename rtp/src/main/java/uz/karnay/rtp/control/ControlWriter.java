package uz.karnay.rtp.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes RTCP packets one behind the other at the position of a big-endian buffer, which moves behind them. */
public final class ControlWriter {

    private static final int CNAME = 1;
    private static final int MAX_TEXT_BYTES = 255;

    private ControlWriter() {}

    /** Writes one packet of a compound; {@link ControlPacket.Other} cannot be written. */
    public static void write(ControlPacket packet, ByteBuffer out) {
        switch (packet) {
            case ControlPacket.SenderReport report -> write(report, out);
            case ControlPacket.ReceiverReport(int ssrc, List<ReportBlock> blocks) -> {
                int at = begin(out, blocks.size(), ControlPacket.RECEIVER_REPORT);
                out.putInt(ssrc);
                blocks.forEach(block -> write(block, out));
                end(out, at);
            }
            case ControlPacket.SourceDescription(var chunks) -> {
                int at = begin(out, chunks.size(), ControlPacket.SOURCE_DESCRIPTION);
                chunks.forEach(chunk -> write(chunk, out, at));
                end(out, at);
            }
            case ControlPacket.Goodbye(List<Integer> sources, String reason) -> {
                int at = begin(out, sources.size(), ControlPacket.GOODBYE);
                sources.forEach(out::putInt);
                if (!reason.isEmpty()) {
                    text(reason, out);
                    fill(out, at, 0);
                }
                end(out, at);
            }
            case ControlPacket.ExtendedReport(int ssrc, List<ExtendedBlock> blocks) -> {
                int at = begin(out, 0, ControlPacket.EXTENDED_REPORT);
                out.putInt(ssrc);
                blocks.forEach(block -> write(block, out));
                end(out, at);
            }
            case ControlPacket.Application _, ControlPacket.Other _ ->
                throw new IllegalArgumentException("not ours to write: " + packet);
        }
    }

    private static void write(ControlPacket.SenderReport report, ByteBuffer out) {
        int at = begin(out, report.blocks().size(), ControlPacket.SENDER_REPORT);
        out.putInt(report.ssrc())
                .putLong(report.ntp())
                .putInt(report.timestamp())
                .putInt((int) report.packets())
                .putInt((int) report.octets());
        report.blocks().forEach(block -> write(block, out));
        end(out, at);
    }

    private static void write(ReportBlock block, ByteBuffer out) {
        out.putInt(block.ssrc())
                .putInt(block.fractionLost() << 24 | block.lost() & 0xffffff)
                .putInt((int) block.highestSequence())
                .putInt((int) block.jitter())
                .putInt(block.lastReport())
                .putInt((int) block.sinceLastReport());
    }

    private static void write(ControlPacket.SourceDescription.Chunk chunk, ByteBuffer out, int at) {
        out.putInt(chunk.ssrc()).put((byte) CNAME);
        text(chunk.cname(), out);
        fill(out, at, 1); // at least one null octet ends the items (RFC 3550 §6.5)
    }

    private static void write(ExtendedBlock block, ByteBuffer out) {
        switch (block) {
            case ExtendedBlock.ReceiverReferenceTime(long ntp) ->
                out.putInt(ExtendedBlock.RECEIVER_REFERENCE_TIME << 24 | 2).putLong(ntp);
            case ExtendedBlock.DelaySinceLast(var delays) -> {
                out.putInt(ExtendedBlock.DELAY_SINCE_LAST << 24 | 3 * delays.size());
                delays.forEach(delay ->
                        out.putInt(delay.ssrc()).putInt(delay.lastReport()).putInt((int) delay.since()));
            }
            case ExtendedBlock.VoipMetrics metrics -> write(metrics, out);
            case ExtendedBlock.OtherBlock _ -> throw new IllegalArgumentException("not ours to write: " + block);
        }
    }

    private static void write(ExtendedBlock.VoipMetrics metrics, ByteBuffer out) {
        out.putInt(ExtendedBlock.VOIP_METRICS << 24 | 8)
                .putInt(metrics.ssrc())
                .put((byte) metrics.lossRate())
                .put((byte) metrics.discardRate())
                .put((byte) metrics.burstDensity())
                .put((byte) metrics.gapDensity())
                .putShort((short) metrics.burstMillis())
                .putShort((short) metrics.gapMillis())
                .putShort((short) metrics.roundTripMillis())
                .putShort((short) metrics.endSystemMillis())
                .put((byte) metrics.signalLevel())
                .put((byte) metrics.noiseLevel())
                .put((byte) metrics.echoReturnLoss())
                .put((byte) metrics.gapThreshold())
                .put((byte) metrics.rFactor())
                .put((byte) metrics.externalRFactor())
                .put((byte) metrics.listeningScore())
                .put((byte) metrics.conversationScore())
                .put((byte) metrics.concealment())
                .put((byte) 0)
                .putShort((short) metrics.bufferNominal())
                .putShort((short) metrics.bufferMaximum())
                .putShort((short) metrics.bufferAbsoluteMaximum());
    }

    private static int begin(ByteBuffer out, int count, int type) {
        int at = out.position();
        out.put((byte) (0x80 | count)).put((byte) type).putShort((short) 0);
        return at;
    }

    private static void end(ByteBuffer out, int at) {
        out.putShort(at + 2, (short) ((out.position() - at) / 4 - 1));
    }

    private static void text(String text, ByteBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(MAX_TEXT_BYTES, bytes.length);
        out.put((byte) length).put(bytes, 0, length);
    }

    /** Null octets to the end of the word, {@code least} or more. */
    private static void fill(ByteBuffer out, int at, int least) {
        for (int written = 0; written < least || (out.position() - at) % 4 != 0; written++) {
            out.put((byte) 0);
        }
    }
}
