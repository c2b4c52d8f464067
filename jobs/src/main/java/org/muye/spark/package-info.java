/** Every Spark and Delta setting, once, each with its reason. */
@NullMarked
package org.muye.spark;

import org.jspecify.annotations.NullMarked;
