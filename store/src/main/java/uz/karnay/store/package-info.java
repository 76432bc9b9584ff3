/** Keeps Karnay's directory, accounts, bindings and call records over restarts; the only place that speaks SQL. */
@NullMarked
package uz.karnay.store;

import org.jspecify.annotations.NullMarked;
