/** Errors as problem details (RFC 9457): every refusal of the management plane is made here. */
@NullMarked
package uz.karnay.api.problem;

import org.jspecify.annotations.NullMarked;
