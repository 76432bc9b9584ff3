@NullMarked
package uz.karnay.pbx.script;

import org.jspecify.annotations.NullMarked;
