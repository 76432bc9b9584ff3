package uz.karnay.pbx.queue;

/** Whether a caller may wait in a queue. */
public sealed interface QueueEntry {

    record Waits() implements QueueEntry {}

    record Refused(QueueWord.Reason reason) implements QueueEntry {}
}
