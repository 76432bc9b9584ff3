/** The twin of the media engine's sockets for tests and simulation: packets are events of a virtual time. */
@NullMarked
package uz.karnay.media.virtual;

import org.jspecify.annotations.NullMarked;
