@NullMarked
package uz.karnay.sim.world;

import org.jspecify.annotations.NullMarked;
