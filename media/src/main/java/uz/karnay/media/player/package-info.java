/**
 * Playing: prompts one after the other, and music for whoever waits. What is played was decoded before, so that a media loop
 * only copies samples, however many listen.
 */
@NullMarked
package uz.karnay.media.player;

import org.jspecify.annotations.NullMarked;
