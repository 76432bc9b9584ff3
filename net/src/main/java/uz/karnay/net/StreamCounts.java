package uz.karnay.net;

/**
 * What became of connections since the start.
 *
 * @param open now
 * @param refused because there were too many
 * @param broken cut off because their stream made no sense
 * @param slow cut off because a message took too long
 * @param idle closed because nothing came or went
 */
public record StreamCounts(long open, long refused, long broken, long slow, long idle) {}
