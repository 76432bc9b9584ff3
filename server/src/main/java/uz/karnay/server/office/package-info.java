/** An office in one readable file, for an empty database: people, trunks, numbers and a dial plan. */
@NullMarked
package uz.karnay.server.office;

import org.jspecify.annotations.NullMarked;
