/** Playout: from packets that come as the network brings them to payloads when they are due. */
@NullMarked
package uz.karnay.rtp.jitter;

import org.jspecify.annotations.NullMarked;
