@NullMarked
package uz.karnay.rtp.srtp;

import org.jspecify.annotations.NullMarked;
