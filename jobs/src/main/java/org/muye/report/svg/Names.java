package org.muye.report.svg;

import java.util.List;
import org.muye.report.text.TextWidth;

/**
 * The labels at the left of horizontal bars and dots, broken into lines where they are long.
 *
 * @param lines lines of each label
 * @param width width of the widest line
 */
record Names(List<List<String>> lines, double width) {
  static Names of(List<String> labels, double atMost) {
    List<List<String>> lines =
        labels.stream().map(label -> TextWidth.wrap(label, Canvas.FONT, atMost)).toList();
    double widest =
        lines.stream()
            .flatMap(List::stream)
            .mapToDouble(line -> TextWidth.of(line, Canvas.FONT))
            .max()
            .orElse(0);
    return new Names(lines, widest);
  }

  /** Height of the label of one row. */
  double height(int row) {
    return lines.get(row).size() * Canvas.LINE;
  }
}
