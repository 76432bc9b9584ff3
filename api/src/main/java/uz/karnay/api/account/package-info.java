/** Sessions, users and tokens as resources. */
@NullMarked
package uz.karnay.api.account;

import org.jspecify.annotations.NullMarked;
