package uz.karnay.media.file;

/**
 * The head of an Ogg page, RFC 3533 §6; little-endian.
 *
 * <pre>
 *  0  "OggS"            4  version 0         5  flags
 *  6  granule position, 8 octets            14  serial number of the stream
 * 18  number of the page                    22  checksum
 * 26  count of segments                     27  their lengths, an octet each; 255 means that the packet goes on
 * </pre>
 */
final class OggPage {

    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;

    static final int CAPTURE = 'O' | 'g' << 8 | 'g' << 16 | 'S' << 24;
    static final int FLAGS_AT = 5;
    static final int GRANULE_AT = 6;
    static final int SERIAL_AT = 14;
    static final int CHECKSUM_AT = 22;
    static final int SEGMENTS_AT = 26;
    static final int HEAD_BYTES = 27;
    static final int MAX_SEGMENTS = 255;
    static final int MAX_SEGMENT_BYTES = 255;
    static final int MAX_BYTES = HEAD_BYTES + MAX_SEGMENTS + MAX_SEGMENTS * MAX_SEGMENT_BYTES;

    /** The granule position of a page on which no packet ends. */
    static final long NO_GRANULE = -1;

    private OggPage() {}
}
