package org.muye.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as received: either values or a problem.
 *
 * @param rowNumber the physical line (text) or sheet row on which the row starts, from 1
 * @param values trimmed text by mapping column key, blanks and null values left out; null when
 *     there is a problem
 * @param problem the name of a {@link RowProblem}, or null
 * @param detail what exactly is wrong, or null
 * @param rawText the row's text, only with a problem; at most {@link RowReaders#MAX_RAW_CHARS}
 *     characters, undecodable bytes shown as {@code \x93}
 */
public record RawRow(
    long rowNumber,
    @Nullable Map<String, String> values,
    @Nullable String problem,
    @Nullable String detail,
    @Nullable String rawText) {

  static RawRow of(long rowNumber, Map<String, String> values) {
    return new RawRow(rowNumber, values, null, null, null);
  }

  static RawRow bad(long rowNumber, RowProblem problem, String detail, String rawText) {
    String cut =
        rawText.length() <= RowReaders.MAX_RAW_CHARS
            ? rawText
            : rawText.substring(0, RowReaders.MAX_RAW_CHARS);
    return new RawRow(rowNumber, null, problem.name(), detail, cut);
  }
}
