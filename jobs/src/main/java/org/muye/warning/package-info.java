/**
 * Weekly alarms, and quarterly levels (研判提示等级) with the trace of every level: prompts for human
 * review, not statutory warnings.
 */
@NullMarked
package org.muye.warning;

import org.jspecify.annotations.NullMarked;
