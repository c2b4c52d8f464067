/**
 * A seeded, streaming generator of a plausible city: source-shaped files, planted dirt, and the
 * truth about both.
 */
@NullMarked
package org.muye.generate;

import org.jspecify.annotations.NullMarked;
