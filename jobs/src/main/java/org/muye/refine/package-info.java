/** Pure steps from text rows to typed, keyed, coded and pseudonymous records. */
@NullMarked
package org.muye.refine;

import org.jspecify.annotations.NullMarked;
