/**
 * SIP over datagrams and streams: RFC 3261 §18 and RFC 3581. Sockets are behind {@link
 * uz.karnay.sip.transport.DatagramPort}, {@link uz.karnay.sip.transport.StreamPort} and {@link
 * uz.karnay.sip.transport.StreamConnector}; one {@link uz.karnay.sip.transport.TransportLayer} serves one call loop.
 */
@NullMarked
package uz.karnay.sip.transport;

import org.jspecify.annotations.NullMarked;
