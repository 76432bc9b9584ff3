/** Copies of recordings in an object store that speaks S3: signed requests, and the thread that sends them. */
@NullMarked
package uz.karnay.server.archive;

import org.jspecify.annotations.NullMarked;
