/** Configuration and source mappings as validated records. */
@NullMarked
package org.muye.config;

import org.jspecify.annotations.NullMarked;
