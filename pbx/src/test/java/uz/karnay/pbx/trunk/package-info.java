@NullMarked
package uz.karnay.pbx.trunk;

import org.jspecify.annotations.NullMarked;
