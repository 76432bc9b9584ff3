/** Call history and running calls as resources. */
@NullMarked
package uz.karnay.api.call;

import org.jspecify.annotations.NullMarked;
