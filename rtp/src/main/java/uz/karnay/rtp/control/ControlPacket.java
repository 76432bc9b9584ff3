package uz.karnay.rtp.control;

import java.util.List;

/** One packet of a compound. Counters of 32 bits are kept in a {@code long}, sources as all 32 bits of an {@code int}. */
public sealed interface ControlPacket {

    int SENDER_REPORT = 200;
    int RECEIVER_REPORT = 201;
    int SOURCE_DESCRIPTION = 202;
    int GOODBYE = 203;
    int APPLICATION = 204;
    int EXTENDED_REPORT = 207;

    /**
     * What a sender sent, and how others' streams reach it (RFC 3550 §6.4.1).
     *
     * @param ntp the moment, {@link NtpTime}
     * @param timestamp the same moment by the stream's timestamps
     * @param packets sent since the beginning
     * @param octets of payload sent since the beginning
     */
    record SenderReport(int ssrc, long ntp, int timestamp, long packets, long octets, List<ReportBlock> blocks)
            implements ControlPacket {
        public SenderReport {
            blocks = List.copyOf(blocks);
        }
    }

    /** How others' streams reach one who sends nothing (RFC 3550 §6.4.2). */
    record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements ControlPacket {
        public ReceiverReport {
            blocks = List.copyOf(blocks);
        }
    }

    /** Who the sources are (RFC 3550 §6.5). */
    record SourceDescription(List<Chunk> chunks) implements ControlPacket {
        public SourceDescription {
            chunks = List.copyOf(chunks);
        }

        /** A source by its canonical name; empty when it gives none. */
        public record Chunk(int ssrc, String cname) {}
    }

    /** Sources that leave, and why, in their words or empty (RFC 3550 §6.6). */
    record Goodbye(List<Integer> sources, String reason) implements ControlPacket {
        public Goodbye {
            sources = List.copyOf(sources);
        }
    }

    /** Something between applications, which is none of ours (RFC 3550 §6.7). */
    record Application(int ssrc, String name) implements ControlPacket {}

    /** More of how a stream fares (RFC 3611). */
    record ExtendedReport(int ssrc, List<ExtendedBlock> blocks) implements ControlPacket {
        public ExtendedReport {
            blocks = List.copyOf(blocks);
        }
    }

    /** A packet of another type, such as feedback (RFC 4585), left unread. */
    record Other(int type) implements ControlPacket {}
}
