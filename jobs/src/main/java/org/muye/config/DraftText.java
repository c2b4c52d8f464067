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
import org.muye.error.Message;

/** Writes a guess down as a mapping, with a remark wherever a person must look. */
final class DraftText {
  private final String name;
  private final String record;
  private final FileSample sample;
  private final DraftGuess guess;
  private final List<CanonicalField> canonical;
  private final List<Message> warnings = new ArrayList<>();
  private final Locale locale;
  private final StringBuilder out = new StringBuilder();

  /**
   * The text of a draft.
   *
   * @param recordGuessed whether nobody named the record
   * @param canonical the fields of the record; empty when they are not known
   * @param locale the language of the remarks
   */
  DraftText(
      String name,
      String record,
      boolean recordGuessed,
      FileSample sample,
      DraftGuess guess,
      List<CanonicalField> canonical,
      Locale locale) {
    this.locale = locale;
    this.name = name;
    this.record = record;
    this.sample = sample;
    this.guess = guess;
    this.canonical = canonical;
    head(recordGuessed);
    columnLines();
    keyLines();
    fieldLines();
  }

  String yaml() {
    return out.toString();
  }

  /** What a person must know of the fields, one sentence each. */
  List<Message> warnings() {
    return warnings;
  }

  private void head(boolean recordGuessed) {
    note(Message.of("draft.head.what"));
    note(Message.of("draft.head.how"));
    line("mapping: " + name);
    line("version: 1");
    line("record: " + record + (recordGuessed ? check(Message.of("draft.record_guessed")) : ""));
    line("format: " + sample.format());
    if (!sample.encodings().isEmpty()) {
      line(
          "encoding: ["
              + String.join(", ", sample.encodings())
              + "]"
              + (sample.encodings().size() == 1
                  ? remark(Message.of("draft.encoding_valid"))
                  : check(Message.of("draft.encoding_other"))));
    }
    if (sample.format().equals("csv") && sample.delimiter() != ',') {
      line("delimiter: \"" + (sample.delimiter() == '\t' ? "\\t" : sample.delimiter()) + "\"");
    }
    if (sample.header() == null) {
      line("header: false" + check(Message.of("draft.no_header")));
    }
    if (guess.columns().stream().anyMatch(c -> c.profile().dashes() > 0)) {
      line("null_values: [\"-\"]" + check(Message.of("draft.dashes")));
    }
    line("# time_zone: Asia/Shanghai" + check(Message.of("draft.time_zone")));
    line("");
  }

  private void columnLines() {
    note(Message.of("draft.columns"));
    line("columns:");
    for (DraftColumn c : guess.columns()) {
      String place =
          c.header().isEmpty() ? "position: " + c.position() : "names: [" + c.quotedHeader() + "]";
      if (sample.header() != null && c.header().isEmpty()) {
        line("  " + check(Message.of("draft.unnamed_column", c.position())).strip());
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
              + "}"
              + check(describe(c)));
    }
    line("");
  }

  private static Message describe(DraftColumn c) {
    ColumnProfile profile = c.profile();
    Message values =
        Message.of(
            "draft.column_values",
            profile.kind().words(),
            Math.round(100 * profile.filled()),
            profile.distinct());
    return c.why() == null ? values : Message.of("list.semicolon", c.why(), values);
  }

  private void keyLines() {
    note(Message.of("draft.key"));
    Optional<DraftColumn> id = guess.id(record);
    if (id.isPresent()) {
      line(
          "key: ["
              + id.get().key()
              + "]"
              + check(
                  id.get().profile().unique()
                      ? Message.of("draft.key_unique")
                      : Message.of("draft.key_unique_with_version")));
    } else {
      line("key: [_row_number]" + check(Message.of("draft.no_key")));
    }
    Optional<DraftColumn> known = guess.role("known_at");
    line(
        known.isPresent()
            ? "known_at: {column: "
                + known.get().key()
                + known.get().patternsText()
                + "}"
                + check(Message.of("draft.known_at"))
            : "# known_at: {file_name: \"(\\\\d{8})\", patterns: [yyyyMMdd], end_of: day}"
                + check(Message.of("draft.known_at")));
    Optional<DraftColumn> version = guess.role("record_version");
    line(
        version.isPresent()
            ? "version_column: " + version.get().key() + check(Message.of("draft.version"))
            : "# version_column: ..." + check(Message.of("draft.version")));
    Optional<DraftColumn> deleted = guess.role("is_deleted");
    line(
        deleted.isPresent()
            ? "void: " + deleted.get().key() + " = '1'" + check(Message.of("draft.void"))
            : "# void: ..." + check(Message.of("draft.void")));
    line("");
  }

  private void fieldLines() {
    note(Message.of("draft.fields"));
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
              + ": {constant: \"1\"}"
              + check(Message.of("draft.all_valid", names.title())));
      return;
    }
    warnings.add(Message.of("draft.required_missing", target.name(), names.title()));
    List<DraftColumn> candidates =
        guess.columns().stream()
            .filter(c -> !c.drop())
            .filter(c -> target.isTime() == (c.profile().kind() == Kind.DATE))
            .limit(3)
            .toList();
    line("  " + check(Message.of("draft.required_here", target.name(), names.title())).strip());
    if (candidates.isEmpty()) {
      line("  # " + target.name() + ": {column: ...}");
    }
    candidates.forEach(
        c -> line("  # " + target.name() + ": {column: " + c.key() + c.patternsText() + "}"));
  }

  private String fieldLine(Match match, @Nullable CanonicalField target, boolean alternative) {
    DraftColumn c = match.column();
    boolean time = target != null && target.isTime();
    boolean doubtful = target != null && c.profile().kind() != Kind.EMPTY && !c.fits(target);
    boolean required = target != null && target.required();
    Message why =
        doubtful
            ? Message.of("draft.values_look_like", c.profile().kind().words())
            : alternative ? Message.of("draft.feeds_another") : Message.of("draft.from_header");
    boolean comment = alternative || (doubtful && !required);
    return "  "
        + (comment ? "# " : "")
        + match.field().field()
        + ": {column: "
        + c.key()
        + (time ? c.patternsText() : "")
        + "}"
        + check(Message.of("list.semicolon", match.field().title(), why));
  }

  /** A remark that a person must look at. */
  private String check(Message what) {
    return remark(Message.of("draft.check", what));
  }

  private String remark(Message what) {
    return "   # " + what.in(locale);
  }

  private void note(Message what) {
    line("# " + what.in(locale));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
