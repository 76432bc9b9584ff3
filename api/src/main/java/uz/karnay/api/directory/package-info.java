/** Extensions, trunks, DIDs, dial rules and settings as resources. */
@NullMarked
package uz.karnay.api.directory;

import org.jspecify.annotations.NullMarked;
