/** A call for newcomers: an operator, a public number, two phones, and all that was said on the wire. */
@NullMarked
package uz.karnay.acceptance.demo;

import org.jspecify.annotations.NullMarked;
