/** Sound in place of packets that never came. */
@NullMarked
package uz.karnay.codec.loss;

import org.jspecify.annotations.NullMarked;
