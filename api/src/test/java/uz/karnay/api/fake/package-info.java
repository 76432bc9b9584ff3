/** The domain's ports in memory. */
@NullMarked
package uz.karnay.api.fake;

import org.jspecify.annotations.NullMarked;
