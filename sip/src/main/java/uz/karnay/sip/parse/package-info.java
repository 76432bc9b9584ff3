/**
 * From bytes to messages: the grammar of RFC 3261 §25, and the framing of streams (§18.3). Nothing in here throws,
 * whatever the bytes; what cannot be read comes back as {@link uz.karnay.sip.parse.ParseResult.Malformed}.
 */
@NullMarked
package uz.karnay.sip.parse;

import org.jspecify.annotations.NullMarked;
