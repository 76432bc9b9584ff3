@NullMarked
package uz.karnay.api;

import org.jspecify.annotations.NullMarked;
