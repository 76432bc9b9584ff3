package uz.karnay.rtp.control;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Entropy;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.control.ControlPacket.SenderReport;

/**
 * The RTCP of one stream with one peer: says when a report is due, writes it, and keeps what the peer's reports tell.
 * Between two, the share of bandwidth never asks for less than the least interval, so a report goes every 5 s on average,
 * the first after half of that, each drawn between half and one and a half (RFC 3550 §6.2, §6.3.1). Confined to its media
 * loop.
 */
public final class ControlSession {

    /** Room that a report needs, at most. */
    public static final int MAX_REPORT_BYTES = 512;

    private static final long SECOND = 1_000_000_000;
    private static final long INTERVAL_NANOS = 5 * SECOND;
    private static final double COMPENSATION = 1.21828; // e - 3/2: reconsideration makes intervals shorter, §6.3.1
    private static final long ACTIVE_NANOS = 2 * INTERVAL_NANOS;
    private static final long MAX_ROUND_TRIP_NANOS = 30 * SECOND;

    private final String cname;
    private final RtpSender sender;
    private final RtpReceiver receiver;
    private final Entropy entropy;
    private final Instant wall;
    private final long wallNanos;
    private long dueNanos;

    private int reportedSsrc;
    private long reportedExpected;
    private long reportedReceived;

    private int peerSsrc;
    private int peerReport;
    private long peerReportNanos;
    private int peerReference;
    private long peerReferenceNanos;

    private long reportsSent;
    private long reportsHeard;
    private long malformed;
    private @Nullable ReportBlock atPeer;
    private ExtendedBlock.@Nullable VoipMetrics metricsAtPeer;
    private String peerName = "";
    private boolean peerLeft;
    private long roundTripNanos = -1;
    private long roundTripWorstNanos = -1;

    /**
     * @param cname what the peer is told as our canonical name; no name of a person or machine (RFC 7022)
     * @param wall the time of day at {@code nowNanos}
     */
    public ControlSession(
            String cname, RtpSender sender, RtpReceiver receiver, Entropy entropy, Instant wall, long nowNanos) {
        this.cname = cname;
        this.sender = sender;
        this.receiver = receiver;
        this.entropy = entropy;
        this.wall = wall;
        this.wallNanos = nowNanos;
        this.dueNanos = nowNanos + drawn(INTERVAL_NANOS / 2);
    }

    private long drawn(long interval) {
        double half = (entropy.nextLong() >>> 11) * 0x1.0p-53 + 0.5;
        return (long) (interval * half / COMPENSATION);
    }

    /** When the next report is to be sent. */
    public long dueNanos() {
        return dueNanos;
    }

    public boolean isDue(long nowNanos) {
        return nowNanos >= dueNanos;
    }

    /** Writes a compound report at the position of {@code out}, which moves behind it, and sets the time of the next. */
    public void write(ByteBuffer out, long nowNanos) {
        write(out, nowNanos, null);
    }

    /** The same with the figures of our playout, for a peer that takes extended reports (RFC 3611 §5). */
    public void write(ByteBuffer out, long nowNanos, ExtendedBlock.@Nullable VoipMetrics metrics) {
        writeReport(out, nowNanos);
        List<ExtendedBlock> extended = extended(nowNanos, metrics);
        if (!extended.isEmpty()) {
            ControlWriter.write(new ControlPacket.ExtendedReport(sender.ssrc(), extended), out);
        }
        reportsSent++;
        dueNanos = nowNanos + drawn(INTERVAL_NANOS);
    }

    /** Writes the last report, which says that we leave. */
    public void writeGoodbye(ByteBuffer out, long nowNanos) {
        writeReport(out, nowNanos);
        ControlWriter.write(new ControlPacket.Goodbye(List.of(sender.ssrc()), ""), out);
        dueNanos = Long.MAX_VALUE;
    }

    private void writeReport(ByteBuffer out, long nowNanos) {
        ControlWriter.write(report(nowNanos), out);
        var name = new ControlPacket.SourceDescription.Chunk(sender.ssrc(), cname);
        ControlWriter.write(new ControlPacket.SourceDescription(List.of(name)), out);
    }

    private ControlPacket report(long nowNanos) {
        List<ReportBlock> blocks = receiver.packets() == 0 ? List.of() : List.of(block(nowNanos));
        if (!isSending(nowNanos)) {
            return new ControlPacket.ReceiverReport(sender.ssrc(), blocks);
        }
        return new SenderReport(
                sender.ssrc(),
                ntp(nowNanos),
                sender.timestampAt(nowNanos),
                sender.packets(),
                sender.payloadBytes(),
                blocks);
    }

    private boolean isSending(long nowNanos) {
        return sender.packets() > 0 && nowNanos - sender.stampedNanos() < ACTIVE_NANOS;
    }

    private ReportBlock block(long nowNanos) {
        int ssrc = receiver.ssrc();
        long expected = receiver.expectedOfSource();
        long received = receiver.receivedOfSource();
        if (ssrc != reportedSsrc || expected < reportedExpected) {
            reportedExpected = 0;
            reportedReceived = 0;
        }
        int fraction = fraction(expected - reportedExpected, received - reportedReceived);
        reportedSsrc = ssrc;
        reportedExpected = expected;
        reportedReceived = received;
        boolean heard = peerReport != 0 && ssrc == peerSsrc;
        return new ReportBlock(
                ssrc,
                fraction,
                Math.clamp(expected - received, ReportBlock.MIN_LOST, ReportBlock.MAX_LOST),
                receiver.highestSequence(),
                receiver.jitterUnits(),
                heard ? peerReport : 0,
                heard ? NtpTime.units(nowNanos - peerReportNanos) : 0);
    }

    private static int fraction(long expected, long received) {
        return expected <= 0 || received >= expected ? 0 : (int) ((expected - received << 8) / expected);
    }

    private List<ExtendedBlock> extended(long nowNanos, ExtendedBlock.@Nullable VoipMetrics metrics) {
        var blocks = new ArrayList<ExtendedBlock>(3);
        if (peerReference != 0) {
            long since = NtpTime.units(nowNanos - peerReferenceNanos);
            var delay = new ExtendedBlock.DelaySinceLast.Delay(peerSsrc, peerReference, since);
            blocks.add(new ExtendedBlock.DelaySinceLast(List.of(delay)));
            peerReference = 0;
        }
        if (metrics != null) {
            if (!isSending(nowNanos)) {
                blocks.add(new ExtendedBlock.ReceiverReferenceTime(ntp(nowNanos)));
            }
            blocks.add(metrics);
        }
        return blocks;
    }

    private long ntp(long nowNanos) {
        return NtpTime.after(wall, nowNanos - wallNanos);
    }

    /** Takes what the peer sent on its RTCP port, or on the shared one. */
    public void onPacket(ByteBuffer packet, long nowNanos) {
        switch (ControlParser.parse(packet)) {
            case ControlParser.Parsed(List<ControlPacket> packets) -> packets.forEach(part -> onPart(part, nowNanos));
            case ControlParser.Malformed _ -> malformed++;
        }
    }

    private void onPart(ControlPacket part, long nowNanos) {
        switch (part) {
            case SenderReport report -> {
                peerSsrc = report.ssrc();
                peerReport = NtpTime.middle(report.ntp());
                peerReportNanos = nowNanos;
                onBlocks(report.blocks(), nowNanos);
            }
            case ControlPacket.ReceiverReport report -> {
                peerSsrc = report.ssrc();
                onBlocks(report.blocks(), nowNanos);
            }
            case ControlPacket.SourceDescription description -> onDescription(description);
            case ControlPacket.Goodbye goodbye -> peerLeft |= goodbye.sources().contains(receiver.ssrc());
            case ControlPacket.ExtendedReport report ->
                report.blocks().forEach(block -> onExtended(block, report.ssrc(), nowNanos));
            case ControlPacket.Application _, ControlPacket.Other _ -> {}
        }
    }

    private void onBlocks(List<ReportBlock> blocks, long nowNanos) {
        reportsHeard++;
        for (ReportBlock block : blocks) {
            if (block.ssrc() == sender.ssrc()) {
                atPeer = block;
                onEcho(block.lastReport(), block.sinceLastReport(), nowNanos);
            }
        }
    }

    private void onDescription(ControlPacket.SourceDescription description) {
        for (var chunk : description.chunks()) {
            if (chunk.ssrc() == receiver.ssrc() || chunk.ssrc() == peerSsrc) {
                peerName = chunk.cname();
            }
        }
    }

    private void onExtended(ExtendedBlock block, int from, long nowNanos) {
        switch (block) {
            case ExtendedBlock.ReceiverReferenceTime(long ntp) -> {
                peerSsrc = from;
                peerReference = NtpTime.middle(ntp);
                peerReferenceNanos = nowNanos;
            }
            case ExtendedBlock.DelaySinceLast(var delays) -> {
                for (var delay : delays) {
                    if (delay.ssrc() == sender.ssrc()) {
                        onEcho(delay.lastReport(), delay.since(), nowNanos);
                    }
                }
            }
            case ExtendedBlock.VoipMetrics metrics -> {
                if (metrics.ssrc() == sender.ssrc()) {
                    metricsAtPeer = metrics;
                }
            }
            case ExtendedBlock.OtherBlock _ -> {}
        }
    }

    /** The round trip from the moment of a report of ours that comes back (RFC 3550 §6.4.1); nonsense is left alone. */
    private void onEcho(int lastReport, long since, long nowNanos) {
        if (lastReport == 0) {
            return;
        }
        int units = NtpTime.middle(ntp(nowNanos)) - lastReport - (int) since;
        long nanos = Math.max(0, NtpTime.nanos(units));
        if (units > -(1 << 10) && nanos <= MAX_ROUND_TRIP_NANOS) {
            roundTripNanos = nanos;
            roundTripWorstNanos = Math.max(roundTripWorstNanos, nanos);
        }
    }

    /** To the peer and back, without the time it held our report; empty while it reports nothing of ours. */
    public OptionalLong roundTripNanos() {
        return roundTripNanos < 0 ? OptionalLong.empty() : OptionalLong.of(roundTripNanos);
    }

    /** The longest of them. */
    public OptionalLong roundTripWorstNanos() {
        return roundTripWorstNanos < 0 ? OptionalLong.empty() : OptionalLong.of(roundTripWorstNanos);
    }

    /** How our stream reaches the peer, as it last reported; null before. */
    public @Nullable ReportBlock atPeer() {
        return atPeer;
    }

    /** How our voice fares at the peer, as it last reported; null before. */
    public ExtendedBlock.@Nullable VoipMetrics metricsAtPeer() {
        return metricsAtPeer;
    }

    /** The canonical name the peer gave, or empty. */
    public String peerName() {
        return peerName;
    }

    /** Whether the peer said that its stream ends. */
    public boolean hasPeerLeft() {
        return peerLeft;
    }

    public long reportsSent() {
        return reportsSent;
    }

    public long reportsHeard() {
        return reportsHeard;
    }

    /** Packets that are none. */
    public long malformed() {
        return malformed;
    }
}
