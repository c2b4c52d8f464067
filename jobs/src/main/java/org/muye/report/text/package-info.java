/** How much room text takes, for formats that are laid out before they are shown. */
@NullMarked
package org.muye.report.text;

import org.jspecify.annotations.NullMarked;
