/** The running server: the command line, the wiring of all parts, and the order in which they start and stop. */
@NullMarked
package uz.karnay.server;

import org.jspecify.annotations.NullMarked;
