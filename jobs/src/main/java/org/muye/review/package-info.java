/**
 * The quarterly situation review: what it says, in sentences, tables, charts and findings built
 * from published values. Pure: what it needs is given to it as {@link
 * org.muye.review.ReviewInputs}.
 */
@NullMarked
package org.muye.review;

import org.jspecify.annotations.NullMarked;
