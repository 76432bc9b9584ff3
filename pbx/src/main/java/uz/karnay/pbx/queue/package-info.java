/**
 * Queues: callers wait in order for an agent who is free. {@link uz.karnay.pbx.queue.Floor} decides, without threads and timers
 * of its own; {@link uz.karnay.pbx.queue.QueueDesk} runs it on its loop; {@link uz.karnay.pbx.queue.QueueScripts} lead the callers.
 */
@NullMarked
package uz.karnay.pbx.queue;

import org.jspecify.annotations.NullMarked;
