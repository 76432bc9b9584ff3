@NullMarked
package uz.karnay.api.directory;

import org.jspecify.annotations.NullMarked;
