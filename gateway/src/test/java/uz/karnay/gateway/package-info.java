@NullMarked
package uz.karnay.gateway;

import org.jspecify.annotations.NullMarked;
