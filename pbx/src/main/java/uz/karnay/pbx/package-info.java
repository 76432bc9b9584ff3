/** The domain of a PBX. What it needs from outside (a phone line, a database) are interfaces in here; it knows no SIP, no SQL and no JSON. */
@NullMarked
package uz.karnay.pbx;

import org.jspecify.annotations.NullMarked;
