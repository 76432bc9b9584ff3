/** Black box: a running Karnay between peers that nobody here wrote. */
@NullMarked
package uz.karnay.acceptance;

import org.jspecify.annotations.NullMarked;
