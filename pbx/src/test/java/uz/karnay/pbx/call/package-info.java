@NullMarked
package uz.karnay.pbx.call;

import org.jspecify.annotations.NullMarked;
