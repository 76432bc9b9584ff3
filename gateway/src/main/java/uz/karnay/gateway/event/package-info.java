/**
 * What phones subscribe to (RFC 6665): who is on the phone (RFC 4235), how many messages wait (RFC 3842). A package says
 * what there is to tell, the server of each loop tells it to its own subscribers.
 */
@NullMarked
package uz.karnay.gateway.event;

import org.jspecify.annotations.NullMarked;
