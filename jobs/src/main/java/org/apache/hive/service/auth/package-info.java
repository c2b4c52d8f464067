/** Declarations of a Spark distribution's own classes, for the compiler only. */
@NullMarked
package org.apache.hive.service.auth;

import org.jspecify.annotations.NullMarked;
