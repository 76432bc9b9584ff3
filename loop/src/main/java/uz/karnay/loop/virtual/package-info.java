/** The twins of the seams in {@link uz.karnay.loop} for tests and simulation: nothing sleeps, a seed replays. */
@NullMarked
package uz.karnay.loop.virtual;

import org.jspecify.annotations.NullMarked;
