/**
 * What SQL may ask: the rules for queries and for the statements of a session, by what is allowed.
 */
@NullMarked
package org.muye.sql;

import org.jspecify.annotations.NullMarked;
