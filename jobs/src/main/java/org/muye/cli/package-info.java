/**
 * The command line: parses arguments, calls jobs, prints results, and maps failures to exit codes.
 */
@NullMarked
package org.muye.cli;

import org.jspecify.annotations.NullMarked;
