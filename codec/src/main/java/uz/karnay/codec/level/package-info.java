/** How loud it is, how loud it should be, and what of it is only noise. */
@NullMarked
package uz.karnay.codec.level;

import org.jspecify.annotations.NullMarked;
