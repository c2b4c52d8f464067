/**
 * The SQL endpoint: what runs inside the Spark distribution that serves it, and what both sides
 * know.
 */
@NullMarked
package org.muye.endpoint;

import org.jspecify.annotations.NullMarked;
