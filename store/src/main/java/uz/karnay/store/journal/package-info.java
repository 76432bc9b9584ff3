/**
 * The journal of ended calls: an append-only file that takes a record at once and keeps it until the database has it.
 */
@NullMarked
package uz.karnay.store.journal;

import org.jspecify.annotations.NullMarked;
