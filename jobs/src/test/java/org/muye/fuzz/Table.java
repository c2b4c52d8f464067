package org.muye.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Header and rows of a file before it has a format; may be changed in place. */
record Table(List<String> header, List<List<String>> rows) {
  /** The text of a CSV file, a field in quotes only where it needs them. */
  String csv(char delimiter) {
    StringBuilder text = new StringBuilder(line(header, delimiter));
    rows.forEach(row -> text.append(line(row, delimiter)));
    return text.toString();
  }

  private static String line(List<String> fields, char delimiter) {
    List<String> shown = new ArrayList<>();
    for (String field : fields) {
      boolean plain =
          field.indexOf(delimiter) < 0
              && field.indexOf('"') < 0
              && field.indexOf('\n') < 0
              && field.indexOf('\r') < 0;
      shown.add(plain ? field : '"' + field.replace("\"", "\"\"") + '"');
    }
    return String.join(String.valueOf(delimiter), shown) + "\n";
  }
}
