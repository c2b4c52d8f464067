/** Declarations of a Spark distribution's own classes, for the compiler only. */
@NullMarked
package org.apache.hive.service.cli;

import org.jspecify.annotations.NullMarked;
