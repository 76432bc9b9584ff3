/** Sound to send and to judge what arrived. */
@NullMarked
package uz.karnay.acceptance.audio;

import org.jspecify.annotations.NullMarked;
