/** Queues as they are now: who waits, who works, and how callers fared. */
@NullMarked
package uz.karnay.api.queue;

import org.jspecify.annotations.NullMarked;
