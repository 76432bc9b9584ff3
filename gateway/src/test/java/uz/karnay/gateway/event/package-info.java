@NullMarked
package uz.karnay.gateway.event;

import org.jspecify.annotations.NullMarked;
