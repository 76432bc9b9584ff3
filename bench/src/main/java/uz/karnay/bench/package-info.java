/** Measurements: what a part of Karnay costs, beside the floor of the machine. Nothing of it ships. */
@NullMarked
package uz.karnay.bench;

import org.jspecify.annotations.NullMarked;
