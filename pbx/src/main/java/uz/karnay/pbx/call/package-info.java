/** Calls and their legs: the state machine between two parties, and the ports through which it reaches them. */
@NullMarked
package uz.karnay.pbx.call;

import org.jspecify.annotations.NullMarked;
