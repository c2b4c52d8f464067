/** The mart: published tables in PostgreSQL, embedded or external, and who may read them. */
@NullMarked
package org.muye.serving;

import org.jspecify.annotations.NullMarked;
