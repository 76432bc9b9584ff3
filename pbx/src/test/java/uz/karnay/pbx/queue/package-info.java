@NullMarked
package uz.karnay.pbx.queue;

import org.jspecify.annotations.NullMarked;
