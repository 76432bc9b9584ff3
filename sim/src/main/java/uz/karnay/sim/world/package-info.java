/** Whole worlds: an office, its people and operators, a day of calls, and what must be true of it. */
@NullMarked
package uz.karnay.sim.world;

import org.jspecify.annotations.NullMarked;
