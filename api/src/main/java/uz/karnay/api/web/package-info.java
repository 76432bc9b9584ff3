/** The embedded web server and how Spring is wired on it: by hand, no scanning. */
@NullMarked
package uz.karnay.api.web;

import org.jspecify.annotations.NullMarked;
