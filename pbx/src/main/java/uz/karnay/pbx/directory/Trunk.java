package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line to an operator, or to another PBX.
 *
 * @param server the operator's registrar and call target
 * @param outboundProxy where messages go instead, or null for the server itself
 * @param addresses whence its calls may come besides the server's own addresses
 * @param codecs in order of preference, never empty
 * @param srtp how far the media of its calls are sealed
 * @param dtmf how it sends keys, and is sent them
 * @param maxChannels calls at the same time both ways; 0 for no limit
 * @param tieLine whether its callers may use the dial plan, as between two offices; public operators must not
 * @param recorded whether its conversations are recorded
 * @param cleaning what is done to the voices that come from it
 */
public record Trunk(
        TrunkId id,
        String name,
        boolean enabled,
        Account account,
        PeerAddress server,
        @Nullable PeerAddress outboundProxy,
        Identity identity,
        List<AddressRange> addresses,
        Numbers numbers,
        Timing timing,
        List<AudioCodec> codecs,
        Srtp srtp,
        Dtmf dtmf,
        int maxChannels,
        boolean tieLine,
        String note,
        boolean recorded,
        Cleaning cleaning) {

    public Trunk {
        addresses = List.copyOf(addresses);
        codecs = List.copyOf(codecs);
    }

    /** One that is not recorded, and whose voices are left as they come. */
    public Trunk(
            TrunkId id,
            String name,
            boolean enabled,
            Account account,
            PeerAddress server,
            @Nullable PeerAddress outboundProxy,
            Identity identity,
            List<AddressRange> addresses,
            Numbers numbers,
            Timing timing,
            List<AudioCodec> codecs,
            Srtp srtp,
            Dtmf dtmf,
            int maxChannels,
            boolean tieLine,
            String note) {
        this(
                id,
                name,
                enabled,
                account,
                server,
                outboundProxy,
                identity,
                addresses,
                numbers,
                timing,
                codecs,
                srtp,
                dtmf,
                maxChannels,
                tieLine,
                note,
                false,
                Cleaning.NONE);
    }

    /** Who registers with whom. */
    public enum Account {
        REGISTERS_TO_PROVIDER,
        PROVIDER_REGISTERS,
        BY_ADDRESS
    }

    /**
     * Who we are to the operator; six things that are often the same and sometimes are not.
     *
     * @param login the user part of the address of record
     * @param authName the digest user name, or null for the login
     * @param realm the only realm answered, or null for any
     * @param fromUser the user part of From on calls, or null: the caller's number
     * @param fromDomain the host part of From and of the address of record, or null: the server's host
     */
    public record Identity(
            String login,
            @Nullable String authName,
            Secret password,
            @Nullable String realm,
            @Nullable String fromUser,
            @Nullable String fromDomain) {

        public String digestUser() {
            return authName == null ? login : authName;
        }
    }

    /**
     * How numbers look on this line.
     *
     * @param didSource where the called number of an incoming call stands
     * @param callerSource where the caller's number of an incoming call stands
     * @param calledFormat how a dialled E.164 number is written
     * @param callerFormat how our caller id is written
     * @param callerId the number shown when the caller has none of its own, or null: the login
     * @param callerHeader which header vouches for the caller on outgoing calls
     */
    public record Numbers(
            DidSource didSource,
            CallerSource callerSource,
            NumberFormat calledFormat,
            NumberFormat callerFormat,
            @Nullable E164 callerId,
            CallerHeader callerHeader) {}

    /** Where the operator writes the called number. */
    public enum DidSource {
        REQUEST_URI,
        TO,
        P_CALLED_PARTY_ID,
        /** It was forwarded to us: the number that did so last (RFC 5806). */
        DIVERSION,
        /** The same, by RFC 7044. */
        HISTORY_INFO
    }

    /** Where the operator writes the caller's number. */
    public enum CallerSource {
        P_ASSERTED_IDENTITY,
        REMOTE_PARTY_ID,
        FROM
    }

    /** How a number of this country is written: {@code +998785553322}, {@code 998785553322}, {@code 785553322}, as dialled. */
    public enum NumberFormat {
        PLUS_E164,
        E164,
        NATIONAL,
        AS_IS
    }

    /** The header that carries our asserted caller id besides From. */
    public enum CallerHeader {
        NONE,
        P_ASSERTED_IDENTITY,
        P_PREFERRED_IDENTITY,
        REMOTE_PARTY_ID
    }

    /**
     * What is done to the voices that come from a line, where the telephone network does not do it. Any of it has the
     * sound of its calls decoded.
     *
     * @param echo our own voices that come back are taken out
     * @param noise steady noise is dampened
     * @param gain voices are brought to one loudness
     */
    public record Cleaning(boolean echo, boolean noise, boolean gain) {

        /** They are left as they come. */
        public static final Cleaning NONE = new Cleaning(false, false, false);

        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * @param expiry asked for in REGISTER; what the operator grants counts
     * @param retry pause after a failed registration
     * @param qualify pause between OPTIONS; zero: none are sent
     */
    public record Timing(Duration expiry, Duration retry, Duration qualify) {}
}
