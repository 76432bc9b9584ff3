/**
 * HTTP digest as SIP uses it, client and server: RFC 3261 §22, RFC 7616, RFC 8760.
 */
@NullMarked
package uz.karnay.sip.auth;

import org.jspecify.annotations.NullMarked;
