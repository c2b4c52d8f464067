/** What a run is, and the immutable counts it reports. */
@NullMarked
package org.muye.run;

import org.jspecify.annotations.NullMarked;
