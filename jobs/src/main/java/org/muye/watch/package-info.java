/**
 * What lets other programs watch runs: durations, memory, metrics, lineage, notices, files that
 * appear whole. Knows the formats and the ways out, not what a run is.
 */
@NullMarked
package org.muye.watch;

import org.jspecify.annotations.NullMarked;
