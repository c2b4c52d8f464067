/** Rules on rows: what is flagged, what is set aside, and how it is told to a person. */
@NullMarked
package org.muye.quality;

import org.jspecify.annotations.NullMarked;
