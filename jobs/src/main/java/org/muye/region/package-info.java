/** A city's units, the history of their codes and boundaries, and its population at risk. */
@NullMarked
package org.muye.region;

import org.jspecify.annotations.NullMarked;
