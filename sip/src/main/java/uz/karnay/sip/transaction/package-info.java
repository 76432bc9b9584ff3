/**
 * The four transactions of RFC 3261 §17 with the Accepted state of RFC 6026: each resends what got lost, absorbs what
 * comes twice, and tells its user the rest. The machines know a {@link uz.karnay.sip.transport.Line} to send on and
 * nothing of sockets; {@link uz.karnay.sip.transaction.TransactionLayer} matches messages to them.
 */
@NullMarked
package uz.karnay.sip.transaction;

import org.jspecify.annotations.NullMarked;
