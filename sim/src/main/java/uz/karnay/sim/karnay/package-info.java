/** Karnay itself in the simulation: the production classes, on virtual loops and a virtual network. */
@NullMarked
package uz.karnay.sim.karnay;

import org.jspecify.annotations.NullMarked;
