@NullMarked
package uz.karnay.pbx.registration;

import org.jspecify.annotations.NullMarked;
