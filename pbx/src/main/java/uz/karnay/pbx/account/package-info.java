/** The people who administer Karnay, and their keys. */
@NullMarked
package uz.karnay.pbx.account;

import org.jspecify.annotations.NullMarked;
