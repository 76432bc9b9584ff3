/**
 * The sockets that carry SIP: UDP on NIO, one socket for each call loop on the same port; TCP on Netty; host names on
 * the system's resolver. What is received is handed to the loop that owns the call, and nothing is parsed here.
 */
@NullMarked
package uz.karnay.net;

import org.jspecify.annotations.NullMarked;
