package org.muye.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.ColumnProfile.Kind;
import org.muye.config.SourceMapping.DataClass;
import org.muye.error.Message;

/**
 * What a draft knows about one column.
 *
 * @param key its name in the mapping
 * @param header its name in the file, empty when it has none
 * @param position from 1
 * @param why why it got its class, null where nothing speaks for one
 */
record DraftColumn(
    String key,
    String header,
    int position,
    ColumnProfile profile,
    DataClass dataClass,
    boolean drop,
    @Nullable Message why) {

  /** Whether the values could be of the field's type. */
  boolean fits(CanonicalField target) {
    Kind kind = profile.kind();
    return switch (target.type()) {
      case "date", "timestamp" -> kind == Kind.DATE || kind == Kind.SERIAL;
      case "integer" -> kind == Kind.INTEGER || kind == Kind.SERIAL;
      case "decimal" -> kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.SERIAL;
      default -> true;
    };
  }

  /** The header as YAML. */
  String quotedHeader() {
    return quoted(header);
  }

  /** The patterns of its dates as the rest of a YAML mapping, empty when it has none. */
  String patternsText() {
    if (profile.kind() == Kind.SERIAL) {
      return ", patterns: [excel-serial]";
    }
    if (profile.patterns().isEmpty()) {
      return "";
    }
    List<String> quoted = profile.patterns().stream().map(DraftColumn::quoted).toList();
    return ", patterns: [" + String.join(", ", quoted) + "]";
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + "\"";
  }
}
