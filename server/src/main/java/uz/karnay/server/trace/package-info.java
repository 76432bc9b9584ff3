/** Everything that was said over SIP, in a file: for people who look for a fault. */
@NullMarked
package uz.karnay.server.trace;

import org.jspecify.annotations.NullMarked;
