/** What is written down of a call, and how it is read again. */
@NullMarked
package uz.karnay.pbx.record;

import org.jspecify.annotations.NullMarked;
