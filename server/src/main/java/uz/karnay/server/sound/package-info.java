/** Sounds on disk and those that ship with Karnay, ready to be played. */
@NullMarked
package uz.karnay.server.sound;

import org.jspecify.annotations.NullMarked;
