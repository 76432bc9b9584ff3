/** How a voice stream would be judged by those who hear it, estimated from what packets tell (ITU-T G.107). */
@NullMarked
package uz.karnay.rtp.quality;

import org.jspecify.annotations.NullMarked;
