/** Sounds that are uploaded to be played. */
@NullMarked
package uz.karnay.api.sound;

import org.jspecify.annotations.NullMarked;
