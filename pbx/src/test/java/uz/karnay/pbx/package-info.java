/** The office that all tests of the domain share. */
@NullMarked
package uz.karnay.pbx;

import org.jspecify.annotations.NullMarked;
