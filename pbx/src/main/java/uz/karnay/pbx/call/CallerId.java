package uz.karnay.pbx.call;

/**
 * Who calls, as the called is told.
 *
 * @param number E.164 with plus, or an extension's number; empty when withheld
 * @param name may be empty
 */
public record CallerId(String number, String name) {}
