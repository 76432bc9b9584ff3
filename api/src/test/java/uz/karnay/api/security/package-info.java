@NullMarked
package uz.karnay.api.security;

import org.jspecify.annotations.NullMarked;
