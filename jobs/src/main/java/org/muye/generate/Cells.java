package org.muye.generate;

import java.util.List;

/** Rows as CSV (RFC 4180) and as JSON lines. */
final class Cells {
  private Cells() {}

  /** Cells joined by commas; a cell with a comma, a quote or a line break is quoted. */
  static String csv(List<String> cells) {
    StringBuilder out = new StringBuilder(256);
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      String cell = cells.get(i);
      if (needsQuotes(cell)) {
        out.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        out.append(cell);
      }
    }
    return out.toString();
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /** One JSON object; empty cells are left out, as the hotline does. */
  static String json(List<String> names, List<String> cells) {
    StringBuilder out = new StringBuilder(512).append('{');
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isEmpty()) {
        continue;
      }
      if (out.length() > 1) {
        out.append(',');
      }
      quote(out, names.get(i));
      out.append(':');
      quote(out, cells.get(i));
    }
    return out.append('}').toString();
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    out.append('"');
  }
}
