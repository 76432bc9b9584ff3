package uz.karnay.pbx.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key for programs. The token itself is shown once and never kept.
 *
 * @param hash SHA-256 of the token, hexadecimal
 * @param lastUsedAt null when never used
 */
public record ApiToken(
        TokenId id,
        UserId user,
        String name,
        String hash,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
