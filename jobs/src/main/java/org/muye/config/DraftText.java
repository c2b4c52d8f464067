package org.muye.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.ColumnProfile.Kind;
import org.muye.config.DraftGuess.Match;
import org.muye.config.HeaderSynonyms.FieldNames;

/** Writes a guess down as a mapping, with a remark wherever a person must look. */
final class DraftText {
  private final String name;
  private final String record;
  private final FileSample sample;
  private final DraftGuess guess;
  private final List<CanonicalField> canonical;
  private final List<String> warnings = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  /**
   * The text of a draft.
   *
   * @param canonical the fields of the record; empty when they are not known
   */
  DraftText(
      String name,
      String record,
      FileSample sample,
      DraftGuess guess,
      List<CanonicalField> canonical) {
    this.name = name;
    this.record = record;
    this.sample = sample;
    this.guess = guess;
    this.canonical = canonical;
    head();
    columnLines();
    keyLines();
    fieldLines();
  }

  String yaml() {
    return out.toString();
  }

  /** What a person must know of the fields, one sentence each. */
  List<String> warnings() {
    return warnings;
  }

  private void head() {
    line("# Draft of a source mapping. It names columns, never values.");
    line("# Look at every line marked '# check:', then remove the mark.");
    line("mapping: " + name);
    line("version: 1");
    line(
        "record: "
            + record
            + "   # check: guessed from the headers; incident, dispute or training");
    line("format: " + sample.format());
    if (!sample.encodings().isEmpty()) {
      line(
          "encoding: ["
              + String.join(", ", sample.encodings())
              + "]   # "
              + (sample.encodings().size() == 1
                  ? "the whole file is valid"
                  : "check: not valid UTF-8; other files of the source may be"));
    }
    if (sample.format().equals("csv") && sample.delimiter() != ',') {
      line("delimiter: \"" + (sample.delimiter() == '\t' ? "\\t" : sample.delimiter()) + "\"");
    }
    if (sample.header() == null) {
      line("header: false   # check: the first row looks like data");
    }
    if (guess.columns().stream().anyMatch(c -> c.profile().dashes() > 0)) {
      line("null_values: [\"-\"]   # check: a single dash occurs and may mean missing");
    }
    line("# time_zone: Asia/Shanghai   # check: only where it differs from the region's");
    line("");
  }

  private void columnLines() {
    line("# Every column of the file. class: direct | quasi | sensitive | free_text | safe");
    line("columns:");
    for (DraftColumn c : guess.columns()) {
      String place =
          c.header().isEmpty()
              ? "position: " + c.position()
              : "names: [" + quoted(c.header()) + "]";
      if (sample.header() != null && c.header().isEmpty()) {
        line("  # check: column " + c.position() + " has no name in the header and is left out");
        continue;
      }
      line(
          "  "
              + c.key()
              + ": {"
              + place
              + ", class: "
              + c.dataClass().name().toLowerCase(Locale.ROOT)
              + (c.drop() ? ", drop: true" : "")
              + "}   # check: "
              + describe(c));
    }
    line("");
  }

  private static String describe(DraftColumn c) {
    ColumnProfile p = c.profile();
    StringBuilder words = new StringBuilder();
    if (!c.why().isEmpty()) {
      words.append(c.why()).append("; ");
    }
    words.append(p.kind().words());
    words.append(
        String.format(
            Locale.ROOT, ", filled %.0f %%, %d different", 100 * p.filled(), p.distinct()));
    return words.toString();
  }

  private void keyLines() {
    line("# Natural key: what makes a row the same row in a later file.");
    Optional<DraftColumn> id = guess.id(record);
    if (id.isPresent()) {
      line(
          "key: ["
              + id.get().key()
              + "]   # check: unique among the rows looked at"
              + (id.get().profile().unique() ? "" : ", together with the version"));
    } else {
      line(
          "key: [_row_number]   # check: no unique id was found; a later file would repeat the"
              + " records");
    }
    Optional<DraftColumn> known = guess.role("known_at");
    line(
        known.isPresent()
            ? "known_at: {column: "
                + known.get().key()
                + patterns(known.get())
                + "}   # check: when the row became known"
            : "# known_at: {file_name: \"(\\\\d{8})\", patterns: [yyyyMMdd], end_of: day}   # check:"
                + " when the rows became known");
    Optional<DraftColumn> version = guess.role("record_version");
    line(
        version.isPresent()
            ? "version_column: " + version.get().key() + "   # check: counts versions of one record"
            : "# version_column: ...   # check: a column that counts versions of one record");
    Optional<DraftColumn> deleted = guess.role("is_deleted");
    line(
        deleted.isPresent()
            ? "void: " + deleted.get().key() + " = '1'   # check: the condition on void rows"
            : "# void: ...   # check: a condition on void rows");
    line("");
  }

  private void fieldLines() {
    line("# Canonical field: where it comes from.");
    line("fields:");
    Map<String, CanonicalField> known = new LinkedHashMap<>();
    canonical.forEach(f -> known.put(f.name(), f));
    String idField = guess.idField(record);
    Map<String, Match> matches = guess.fields(record);
    Set<String> used = new HashSet<>();
    for (FieldNames names : guess.names(record)) {
      String field = names.field();
      CanonicalField target = known.get(field);
      if (field.equals(idField) || (target == null && !known.isEmpty())) {
        continue;
      }
      Match match = matches.get(field);
      if (match != null) {
        boolean again = !used.add(match.column().key());
        line(fieldLine(match, target, again && (target == null || !target.required())));
      } else if (target != null && target.required()) {
        missing(names, target);
      }
    }
  }

  private void missing(FieldNames names, CanonicalField target) {
    if (target.type().equals("boolean")) {
      line(
          "  "
              + target.name()
              + ": {constant: \"1\"}   # check: "
              + names.title()
              + "; no column found, all rows are taken as valid");
      return;
    }
    warnings.add(
        "No column was found for the required field "
            + target.name()
            + " ("
            + names.title()
            + ").");
    List<DraftColumn> candidates =
        guess.columns().stream()
            .filter(c -> !c.drop())
            .filter(c -> target.isTime() == (c.profile().kind() == Kind.DATE))
            .limit(3)
            .toList();
    line(
        "  # check: required, but no column was found: "
            + target.name()
            + " ("
            + names.title()
            + ")");
    if (candidates.isEmpty()) {
      line("  # " + target.name() + ": {column: ...}");
    }
    candidates.forEach(
        c -> line("  # " + target.name() + ": {column: " + c.key() + patterns(c) + "}"));
  }

  private String fieldLine(Match match, @Nullable CanonicalField target, boolean alternative) {
    DraftColumn c = match.column();
    boolean time = target != null && target.isTime();
    boolean doubtful = target != null && c.profile().kind() != Kind.EMPTY && !fits(c, target);
    boolean required = target != null && target.required();
    String note =
        doubtful
            ? "the values look like a " + c.profile().kind().words()
            : alternative ? "this column already feeds another field" : "guessed from the header";
    boolean comment = alternative || (doubtful && !required);
    return "  "
        + (comment ? "# " : "")
        + match.field().field()
        + ": {column: "
        + c.key()
        + (time ? patterns(c) : "")
        + "}   # check: "
        + match.field().title()
        + "; "
        + note;
  }

  /** Whether the values could be of the field's type. */
  private static boolean fits(DraftColumn c, CanonicalField target) {
    Kind kind = c.profile().kind();
    return switch (target.type()) {
      case "date", "timestamp" -> kind == Kind.DATE || kind == Kind.SERIAL;
      case "integer" -> kind == Kind.INTEGER || kind == Kind.SERIAL;
      case "decimal" -> kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.SERIAL;
      default -> true;
    };
  }

  private static String patterns(DraftColumn c) {
    if (c.profile().kind() == Kind.SERIAL) {
      return ", patterns: [excel-serial]";
    }
    if (c.profile().patterns().isEmpty()) {
      return "";
    }
    List<String> quoted = c.profile().patterns().stream().map(p -> quoted(p)).toList();
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

  private void line(String text) {
    out.append(text).append('\n');
  }
}
