/** The fonts that travel with the program, so that a report needs none on the machine. */
@NullMarked
package org.muye.report.font;

import org.jspecify.annotations.NullMarked;
