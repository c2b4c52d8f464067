/**
 * Times to an event of which some are only known to be longer, as pure functions of frequencies.
 */
@NullMarked
package org.muye.statistics.survival;

import org.jspecify.annotations.NullMarked;
