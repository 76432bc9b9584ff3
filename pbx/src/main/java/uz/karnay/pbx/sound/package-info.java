/** Sounds that the office brought along: announcements and music. */
@NullMarked
package uz.karnay.pbx.sound;

import org.jspecify.annotations.NullMarked;
