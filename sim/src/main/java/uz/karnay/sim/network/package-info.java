/** A datagram network whose weather a seed decides. */
@NullMarked
package uz.karnay.sim.network;

import org.jspecify.annotations.NullMarked;
