/**
 * Recording of conversations. {@link uz.karnay.media.recorder.Recording} gathers frames on a media loop and hands them over;
 * {@link uz.karnay.media.recorder.RecordingWriter} brings them into a file on a thread that may wait for disks. Between
 * the two stands a {@link uz.karnay.media.recorder.RecordingQueue} with a limit, so that no disk ever holds up a call.
 */
@NullMarked
package uz.karnay.media.recorder;

import org.jspecify.annotations.NullMarked;
