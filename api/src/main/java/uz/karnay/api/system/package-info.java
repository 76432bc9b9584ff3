/** What is known of the server as a whole. */
@NullMarked
package uz.karnay.api.system;

import org.jspecify.annotations.NullMarked;
