/**
 * Conferences and supervision: many voices in, and for each listener all of them but his own. Everything is confined to
 * one media loop and happens once in 20 ms.
 */
@NullMarked
package uz.karnay.media.mixer;

import org.jspecify.annotations.NullMarked;
