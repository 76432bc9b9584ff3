/** Whole worlds in virtual time: a network that misbehaves, phones and operators written from the RFC, and what must never happen. */
@NullMarked
package uz.karnay.sim;

import org.jspecify.annotations.NullMarked;
