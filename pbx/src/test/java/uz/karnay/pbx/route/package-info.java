@NullMarked
package uz.karnay.pbx.route;

import org.jspecify.annotations.NullMarked;
