/**
 * Phones and operators. Written from RFC 3261 and not on module sip, so that a misreading is not tested against itself.
 */
@NullMarked
package uz.karnay.sim.peer;

import org.jspecify.annotations.NullMarked;
