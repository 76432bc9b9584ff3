/** Where a call goes and why: numbering plan, dial patterns, the switchboard. */
@NullMarked
package uz.karnay.pbx.route;

import org.jspecify.annotations.NullMarked;
