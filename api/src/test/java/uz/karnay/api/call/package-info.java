@NullMarked
package uz.karnay.api.call;

import org.jspecify.annotations.NullMarked;
