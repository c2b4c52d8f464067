/**
 * The quantitative assessment (定量考核): the quantities that rules may look at, the scoring of a unit
 * and year by a rule book, and the comparison of two rule books.
 */
@NullMarked
package org.muye.assessment;

import org.jspecify.annotations.NullMarked;
