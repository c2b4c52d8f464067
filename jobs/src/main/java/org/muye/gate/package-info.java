/** Whether a delivery is fit for results: limits, what was found, and what to do about it. */
@NullMarked
package org.muye.gate;

import org.jspecify.annotations.NullMarked;
