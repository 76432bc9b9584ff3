/** Who asks, and what they may: sessions, tokens, roles, limits. */
@NullMarked
package uz.karnay.api.security;

import org.jspecify.annotations.NullMarked;
