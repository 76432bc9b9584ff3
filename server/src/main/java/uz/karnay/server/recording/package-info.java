/** Recordings of conversations on disk: the threads that write them, where they lie, how long they are kept. */
@NullMarked
package uz.karnay.server.recording;

import org.jspecify.annotations.NullMarked;
