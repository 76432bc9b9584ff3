@NullMarked
package uz.karnay.pbx.voicemail;

import org.jspecify.annotations.NullMarked;
