/**
 * SIP messages and the values of their header fields, RFC 3261 §7, §19 and §20.
 *
 * <p>Everything here is immutable. A received message keeps the bytes it came in; a header field is read when someone
 * asks for it, and never throws: what a request or response cannot live without was checked by the parser, anything
 * else is an {@code Optional} or a list.
 */
@NullMarked
package uz.karnay.sip.message;

import org.jspecify.annotations.NullMarked;
