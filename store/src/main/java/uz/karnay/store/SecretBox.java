package uz.karnay.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.Secret;

/**
 * Seals passwords for the database and opens them again. Any thread.
 *
 * <pre>
 *  base64( | key number, 1 byte | nonce, 12 bytes | AES-256-GCM of the password | tag, 16 bytes | )
 * </pre>
 *
 * The place a value stands in, {@code table/row/column}, is authenticated with it, so that a sealed password does not
 * open anywhere else. A nonce is drawn for every value (NIST SP 800-38D §8.2.2).
 */
final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TreeMap<Integer, SecretKeySpec> keys;
    private final Entropy entropy = Entropy.secure();

    SecretBox(Map<Integer, byte[]> keys) {
        this.keys = keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> new SecretKeySpec(e.getValue(), "AES"), (a, _) -> a, TreeMap::new));
    }

    String seal(Secret secret, String place) {
        var nonce = new byte[NONCE_BYTES];
        entropy.fill(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                keys.lastKey(),
                nonce,
                place,
                secret.reveal().getBytes(UTF_8));
        var out = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length);
        out.put((byte) (int) keys.lastKey()).put(nonce).put(sealed);
        return Base64.getEncoder().encodeToString(out.array());
    }

    /** @throws StoreException when it was sealed with another key, for another place, or is damaged */
    Secret open(String sealed, String place) {
        ByteBuffer in = decode(sealed, place);
        int key = Byte.toUnsignedInt(in.get());
        var nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        var text = new byte[in.remaining()];
        in.get(text);
        return Secret.of(new String(run(Cipher.DECRYPT_MODE, key, nonce, place, text), UTF_8));
    }

    private static ByteBuffer decode(String sealed, String place) {
        try {
            var in = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            if (in.remaining() <= NONCE_BYTES) {
                throw unreadable(place);
            }
            return in;
        } catch (IllegalArgumentException e) {
            throw unreadable(place);
        }
    }

    private byte[] run(int mode, int key, byte[] nonce, String place, byte[] text) {
        try {
            SecretKeySpec spec = keys.get(key);
            if (spec == null) {
                throw unreadable(place);
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, spec, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw unreadable(place);
        }
    }

    private static StoreException unreadable(String place) {
        return new StoreException("The password at " + place
                + " does not open with the key file: it was sealed with another key, moved, or damaged. Set it anew.");
    }
}
