/**
 * The management plane: REST under {@code /api/v1}. It is handed the domain's objects and owns none of them, so its
 * start, death and restart touch no call. Requests run on virtual threads.
 */
@NullMarked
package uz.karnay.api;

import org.jspecify.annotations.NullMarked;
