/** Which figures may not leave the office, because they would speak of single persons. */
@NullMarked
package org.muye.disclosure;

import org.jspecify.annotations.NullMarked;
