/** Which devices of an extension are reachable, and where. */
@NullMarked
package uz.karnay.pbx.registration;

import org.jspecify.annotations.NullMarked;
