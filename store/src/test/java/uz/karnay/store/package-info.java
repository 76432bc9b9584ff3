@NullMarked
package uz.karnay.store;

import org.jspecify.annotations.NullMarked;
