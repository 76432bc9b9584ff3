@NullMarked
package uz.karnay.pbx.directory;

import org.jspecify.annotations.NullMarked;
