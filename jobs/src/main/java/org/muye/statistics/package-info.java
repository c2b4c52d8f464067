/** Statistical methods as pure functions of numbers: no Spark, no files, no clock. */
@NullMarked
package org.muye.statistics;

import org.jspecify.annotations.NullMarked;
