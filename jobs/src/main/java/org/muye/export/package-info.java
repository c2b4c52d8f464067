/** Files that leave for a spreadsheet: CSV and XLSX, written whole or not at all. */
@NullMarked
package org.muye.export;

import org.jspecify.annotations.NullMarked;
