/** Taking one's own voice out of what comes back from the other side (the task of ITU-T G.168). */
@NullMarked
package uz.karnay.codec.echo;

import org.jspecify.annotations.NullMarked;
