package uz.karnay.gateway.event;

/**
 * What can change and be told of.
 *
 * @param event the package's name
 * @param of who or what it is of, in the package's own words
 */
record Topic(String event, String of) {}
