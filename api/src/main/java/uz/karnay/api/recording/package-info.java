/** The recordings of conversations. */
@NullMarked
package uz.karnay.api.recording;

import org.jspecify.annotations.NullMarked;
