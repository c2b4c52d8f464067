/** One class per indicator, the measures they are counted from, and their catalogue. */
@NullMarked
package org.muye.indicator;

import org.jspecify.annotations.NullMarked;
