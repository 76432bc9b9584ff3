/** The live state of the lines to the operators. */
@NullMarked
package uz.karnay.pbx.trunk;

import org.jspecify.annotations.NullMarked;
