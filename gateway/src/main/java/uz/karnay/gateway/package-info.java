/**
 * Joins the domain to the wire: implements its ports with SIP, SDP and media. {@link uz.karnay.gateway.Gateway} is what
 * the server wires; everything about one call happens on the loop of that call.
 */
@NullMarked
package uz.karnay.gateway;

import org.jspecify.annotations.NullMarked;
