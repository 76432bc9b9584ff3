/** JSON on the wire: strict reading, merge patch (RFC 7396). */
@NullMarked
package uz.karnay.api.json;

import org.jspecify.annotations.NullMarked;
