/** The rules of the house, checked against every class of the server. */
@NullMarked
package uz.karnay.server.architecture;

import org.jspecify.annotations.NullMarked;
