/** The processes on the other ends of the wire. */
@NullMarked
package uz.karnay.acceptance.peer;

import org.jspecify.annotations.NullMarked;
