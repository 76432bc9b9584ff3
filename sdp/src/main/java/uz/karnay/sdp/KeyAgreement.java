package uz.karnay.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Agrees on keys with the other side of one leg by {@code a=crypto} (RFC 4568), or on doing without. What it reads changes
 * nothing until {@link #onAgreed} says that it holds. Confined to the loop of its call.
 *
 * <pre>
 *            RTP/AVP   RTP/AVP with keys   RTP/SAVP
 * OFF        plain     plain               refused
 * OFFERED    plain     sealed              sealed
 * REQUIRED   refused   sealed              sealed
 * </pre>
 */
public final class KeyAgreement {

    static final String PLAIN_PROFILE = "RTP/AVP";
    static final String SECURE_PROFILE = "RTP/SAVP";

    private static final Protection PLAIN = new Protection.Plain();

    /** What a media description comes to. */
    sealed interface Outcome {
        record Agreed(Protection protection) implements Outcome {}

        /** @param reason for people */
        record Refused(String reason) implements Outcome {}
    }

    private final SrtpPolicy policy;
    private final Consumer<byte[]> entropy;
    private final Map<CryptoSuite, CryptoKey> ours = new EnumMap<>(CryptoSuite.class);
    private Protection agreed = PLAIN;
    private boolean secureProfile;

    /** @param entropy fills an array with what nobody can guess */
    public KeyAgreement(SrtpPolicy policy, Consumer<byte[]> entropy) {
        this.policy = policy;
        this.entropy = entropy;
        this.secureProfile = policy == SrtpPolicy.REQUIRED;
    }

    /** For a leg whose media are never sealed. */
    static KeyAgreement none() {
        return new KeyAgreement(SrtpPolicy.OFF, _ -> {});
    }

    /** The profile of our own offer: that of before, because a stream that changes it is refused by many. */
    String profile() {
        return secureProfile ? SECURE_PROFILE : PLAIN_PROFILE;
    }

    /** The lines of our own offer: a key for each suite, always the same ones. */
    List<Attribute> offer() {
        List<Attribute> lines = new ArrayList<>();
        if (policy != SrtpPolicy.OFF) {
            for (CryptoSuite suite : CryptoSuite.OFFER) {
                CryptoKey key = ours.computeIfAbsent(suite, this::draw);
                lines.add(new CryptoLine.Usable(tagOf(suite), key).attribute());
            }
        }
        return lines;
    }

    /** What an offer comes to: the first of its keys that we can use. */
    Outcome onOffer(MediaDescription media) {
        if (policy == SrtpPolicy.OFF) {
            return isSecure(media) ? new Outcome.Refused("SRTP is switched off") : plain();
        }
        String problem = "SRTP is required";
        for (String value : media.attributes("crypto").toList()) {
            switch (CryptoLine.parse(value)) {
                case CryptoLine.Usable(int tag, CryptoKey theirs) -> {
                    return new Outcome.Agreed(new Protection.Keyed(tag, theirs, answerTo(theirs)));
                }
                case CryptoLine.Unusable(String reason) -> problem = reason;
            }
        }
        return mayBePlain(media) ? plain() : new Outcome.Refused(problem);
    }

    /** A new key against a new one: the other side may count from zero again (RFC 4568 §7.1.4), and so must we. */
    private CryptoKey answerTo(CryptoKey theirs) {
        return agreed instanceof Protection.Keyed before && before.theirs().equals(theirs)
                ? before.ours()
                : draw(theirs.suite());
    }

    /** What the answer to {@link #offer} comes to. */
    Outcome onAnswer(MediaDescription media) {
        if (policy == SrtpPolicy.OFF) {
            return isSecure(media) ? new Outcome.Refused("the answer has keys that were not offered") : plain();
        }
        List<String> lines = media.attributes("crypto").toList();
        if (lines.isEmpty()) {
            return mayBePlain(media) ? plain() : new Outcome.Refused("SRTP is required");
        }
        return switch (CryptoLine.parse(lines.getFirst())) {
            case CryptoLine.Unusable(String reason) -> new Outcome.Refused(reason);
            case CryptoLine.Usable(int tag, CryptoKey theirs) -> chosen(tag, theirs);
        };
    }

    private Outcome chosen(int tag, CryptoKey theirs) {
        CryptoKey key = ours.get(theirs.suite());
        return key != null && tag == tagOf(theirs.suite())
                ? new Outcome.Agreed(new Protection.Keyed(tag, theirs, key))
                : new Outcome.Refused("the answer chose a crypto line that was not offered");
    }

    /** In an offer of ours. */
    private static int tagOf(CryptoSuite suite) {
        return CryptoSuite.OFFER.indexOf(suite) + 1;
    }

    /** The lines of our answer. */
    List<Attribute> answer() {
        return switch (agreed) {
            case Protection.Plain _ -> List.of();
            case Protection.Keyed keyed -> List.of(new CryptoLine.Usable(keyed.tag(), keyed.ours()).attribute());
        };
    }

    /** From now on this holds. */
    void onAgreed(Protection protection, MediaDescription media) {
        agreed = protection;
        secureProfile = policy == SrtpPolicy.REQUIRED || isSecure(media);
        if (protection instanceof Protection.Keyed keyed) {
            ours.put(keyed.ours().suite(), keyed.ours());
        }
    }

    private static Outcome plain() {
        return new Outcome.Agreed(PLAIN);
    }

    private boolean mayBePlain(MediaDescription media) {
        return policy == SrtpPolicy.OFFERED && !isSecure(media);
    }

    private CryptoKey draw(CryptoSuite suite) {
        var octets = new byte[suite.keyBytes()];
        entropy.accept(octets);
        return new CryptoKey(suite, octets);
    }

    private static boolean isSecure(MediaDescription media) {
        return media.protocol().toUpperCase(Locale.ROOT).startsWith(SECURE_PROFILE);
    }
}
