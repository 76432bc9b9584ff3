/**
 * The user agent: what a phone, a trunk or a PBX does with SIP. Requests and answers (RFC 3261 §8), CANCEL (§9),
 * OPTIONS (§11), INVITE (§13), changing and ending a session (§14, §15), digest on our side (§22).
 * {@link uz.karnay.sip.agent.UserAgent} is the door; one of them serves one call loop, and all of this package is
 * confined to that loop.
 */
@NullMarked
package uz.karnay.sip.agent;

import org.jspecify.annotations.NullMarked;
