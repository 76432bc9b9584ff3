@NullMarked
package uz.karnay.store.journal;

import org.jspecify.annotations.NullMarked;
