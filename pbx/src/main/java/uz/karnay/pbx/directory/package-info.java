/** The configuration as an immutable snapshot: extensions, trunks, numbers, dial rules; its checks and its changes. */
@NullMarked
package uz.karnay.pbx.directory;

import org.jspecify.annotations.NullMarked;
