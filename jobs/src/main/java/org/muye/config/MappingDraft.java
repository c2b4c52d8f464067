package org.muye.config;

import java.nio.file.Path;
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
import org.muye.config.HeaderSynonyms.FieldNames;
import org.muye.config.HeaderSynonyms.Personal;
import org.muye.config.SourceMapping.DataClass;

/**
 * A first mapping for a file, for a person to finish: every guess is marked {@code # check:}.
 *
 * <p>The draft names columns, never values, so it can be shared even where the file may not.
 *
 * @param name name of the mapping, from the file name
 * @param record guessed record type: incident, dispute or training
 * @param yaml the commented mapping
 * @param warnings what a person must know before using the file, one sentence each
 */
public record MappingDraft(String name, String record, String yaml, List<String> warnings) {

  /** What a draft knows about one column. */
  private record Column(
      String key,
      String header,
      int position,
      ColumnProfile profile,
      DataClass dataClass,
      boolean drop,
      String why) {}

  private record Match(Column column, FieldNames field, int rank) {}

  /**
   * Looks at the first rows of a CSV, TSV, XLSX or JSON-lines file, plain or gzip.
   *
   * @param file the file
   * @param canonical per record type, its canonical fields; gives required fields and types
   * @throws org.muye.error.UserError when the file cannot be read
   */
  public static MappingDraft of(Path file, Map<String, List<CanonicalField>> canonical) {
    return of(file, canonical, null);
  }

  /**
   * The same for a record type that is known.
   *
   * @param record incident, dispute or training; null to guess it
   */
  public static MappingDraft of(
      Path file, Map<String, List<CanonicalField>> canonical, @Nullable String record) {
    FileSample sample = FileSample.of(file);
    return new Writer(name(file), sample, HeaderSynonyms.shipped(), canonical).draft(record);
  }

  private static String name(Path file) {
    String base =
        String.valueOf(file.getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.gz$", "")
            .replaceFirst("\\.[a-z]+$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (base.isEmpty()) {
      return "my-source";
    }
    return base.matches(".*[a-z].*") ? base : "source-" + base;
  }

  private static final class Writer {
    private final String name;
    private final FileSample sample;
    private final HeaderSynonyms synonyms;
    private final Map<String, List<CanonicalField>> canonical;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    Writer(
        String name,
        FileSample sample,
        HeaderSynonyms synonyms,
        Map<String, List<CanonicalField>> canonical) {
      this.name = name;
      this.sample = sample;
      this.synonyms = synonyms;
      this.canonical = canonical;
    }

    MappingDraft draft(@Nullable String wanted) {
      describeColumns();
      String record = wanted == null ? record() : wanted;
      Map<String, Match> fields = fields(record);
      head(record);
      columnLines();
      Optional<Column> id = id(record);
      keyLines(id);
      fieldLines(record, fields);
      return new MappingDraft(name, record, out.toString(), List.copyOf(warnings));
    }

    // ---- guesses ----

    private void describeColumns() {
      Set<String> keys = new HashSet<>();
      for (int i = 0; i < sample.width(); i++) {
        int index = i;
        List<String> values = sample.rows().stream().map(r -> r.get(index)).toList();
        String header = sample.header() == null ? "" : sample.header().get(i);
        ColumnProfile profile = ColumnProfile.of(values);
        columns.add(column(header, i + 1, profile, keys));
      }
    }

    private Column column(String header, int position, ColumnProfile profile, Set<String> keys) {
      Optional<Personal> personal = synonyms.personal(header);
      boolean known = profile.kind() == Kind.DATE || canonicalName(header) != null;
      DataClass dataClass = DataClass.SAFE;
      String why = "";
      if (profile.kind() == Kind.ID_NUMBER || profile.kind() == Kind.PHONE) {
        dataClass = DataClass.DIRECT;
        why = "values look like a " + profile.kind().words();
      } else if (personal.isPresent()
          && (personal.get().dataClass() != DataClass.FREE_TEXT || !known)) {
        dataClass = personal.get().dataClass();
        why = "header: " + personal.get().title();
      } else if (profile.kind() == Kind.FREE_TEXT) {
        dataClass = DataClass.FREE_TEXT;
        why = "long texts";
      }
      boolean drop =
          dataClass == DataClass.DIRECT
              || dataClass == DataClass.FREE_TEXT
              || dataClass == DataClass.SENSITIVE;
      if (dataClass == DataClass.DIRECT) {
        warnings.add(
            "Column "
                + (header.isEmpty() ? String.valueOf(position) : "'" + header + "'")
                + " looks like a direct identifier ("
                + why
                + "); the draft drops it.");
      }
      String wanted =
          personal.isPresent() && dataClass == personal.get().dataClass()
              ? personal.get().key()
              : key(header, position, profile);
      if (header.matches("[\\x20-\\x7e]+")) {
        wanted = key(header, position, profile);
      }
      String key = wanted;
      for (int n = 2; !keys.add(key); n++) {
        key = wanted + "_" + n;
      }
      return new Column(key, header, position, profile, dataClass, drop, why);
    }

    private String key(String header, int position, ColumnProfile profile) {
      String ascii =
          header
              .replaceAll("([a-z])([A-Z])", "$1_$2")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "_")
              .replaceAll("^[_0-9]+|_+$", "");
      if (ascii.length() >= 1 && header.chars().allMatch(c -> c < 128)) {
        return ascii;
      }
      String known = canonicalName(header);
      return known == null || profile.kind() == Kind.ID_NUMBER || profile.kind() == Kind.PHONE
          ? "column_" + position
          : known;
    }

    private @Nullable String canonicalName(String header) {
      String normal = HeaderSynonyms.normal(header);
      for (String record : List.of("dispute", "incident", "training")) {
        for (FieldNames field : names(record)) {
          if (field.names().contains(normal)) {
            return field.field();
          }
        }
      }
      return null;
    }

    /** The synonyms of a record; a canonical field that has none goes by its own name. */
    private List<FieldNames> names(String record) {
      List<FieldNames> names = new ArrayList<>(synonyms.of(record));
      for (CanonicalField field : canonical.getOrDefault(record, List.of())) {
        if (names.stream().noneMatch(n -> n.field().equals(field.name()))) {
          names.add(
              new FieldNames(
                  field.name(),
                  field.name(),
                  List.of(record),
                  List.of(HeaderSynonyms.normal(field.name()))));
        }
      }
      return names;
    }

    /**
     * The record type of which most header names are known, the early ones of a list the better.
     */
    private String record() {
      String best = "incident";
      double bestScore = -1;
      for (String record : List.of("incident", "dispute", "training")) {
        double score = 0;
        for (Match match : fields(record).values()) {
          boolean shared = match.field().records().size() > 1;
          score += (shared ? 0.3 : 1) / (1 + match.rank() * 0.1);
        }
        if (score > bestScore) {
          best = record;
          bestScore = score;
        }
      }
      return best;
    }

    /** For each canonical field the column that fits best; a column serves its best field. */
    private Map<String, Match> fields(String record) {
      Map<String, Match> found = new LinkedHashMap<>();
      for (FieldNames field : names(record)) {
        columns.stream()
            .filter(c -> !c.drop() && !c.header().isEmpty())
            .map(c -> new Match(c, field, field.names().indexOf(HeaderSynonyms.normal(c.header()))))
            .filter(m -> m.rank() >= 0)
            .min(java.util.Comparator.comparingInt(Match::rank))
            .ifPresent(m -> found.put(field.field(), m));
      }
      return found;
    }

    private Optional<Column> id(String record) {
      FieldNames names = synonyms.of(record).get(0);
      for (String candidate : names.names()) {
        for (Column column : columns) {
          if (HeaderSynonyms.normal(column.header()).equals(candidate)
              && !column.drop()
              && (column.profile().unique() || uniqueWithVersion(column))) {
            return Optional.of(column);
          }
        }
      }
      return Optional.empty();
    }

    private boolean uniqueWithVersion(Column id) {
      Optional<Column> version = role("record_version");
      if (version.isEmpty()) {
        return false;
      }
      Set<List<String>> seen = new HashSet<>();
      return sample.rows().stream()
          .allMatch(
              r ->
                  seen.add(List.of(r.get(id.position() - 1), r.get(version.get().position() - 1))));
    }

    /** The column that plays a technical role, by its header. */
    private Optional<Column> role(String role) {
      List<String> names = synonyms.technical(role);
      return columns.stream()
          .filter(c -> !c.drop() && names.contains(HeaderSynonyms.normal(c.header())))
          .findFirst();
    }

    // ---- writing ----

    private void head(String record) {
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
      if (columns.stream().anyMatch(c -> c.profile().dashes() > 0)) {
        line("null_values: [\"-\"]   # check: a single dash occurs and may mean missing");
      }
      line("# time_zone: Asia/Shanghai   # check: only where it differs from the region's");
      line("");
    }

    private void columnLines() {
      line("# Every column of the file. class: direct | quasi | sensitive | free_text | safe");
      line("columns:");
      for (Column c : columns) {
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

    private static String describe(Column c) {
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

    private void keyLines(Optional<Column> id) {
      line("# Natural key: what makes a row the same row in a later file.");
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
      Optional<Column> known = role("known_at");
      line(
          known.isPresent()
              ? "known_at: {column: "
                  + known.get().key()
                  + patterns(known.get())
                  + "}   # check: when the row became known"
              : "# known_at: {file_name: \"(\\\\d{8})\", patterns: [yyyyMMdd], end_of: day}   # check:"
                  + " when the rows became known");
      Optional<Column> version = role("record_version");
      line(
          version.isPresent()
              ? "version_column: "
                  + version.get().key()
                  + "   # check: counts versions of one record"
              : "# version_column: ...   # check: a column that counts versions of one record");
      Optional<Column> deleted = role("is_deleted");
      line(
          deleted.isPresent()
              ? "void: " + deleted.get().key() + " = '1'   # check: the condition on void rows"
              : "# void: ...   # check: a condition on void rows");
      line("");
    }

    private void fieldLines(String record, Map<String, Match> fields) {
      line("# Canonical field: where it comes from.");
      line("fields:");
      Map<String, CanonicalField> known = new LinkedHashMap<>();
      canonical.getOrDefault(record, List.of()).forEach(f -> known.put(f.name(), f));
      String idField = synonyms.of(record).get(0).field();
      Set<String> used = new HashSet<>();
      for (FieldNames names : names(record)) {
        String field = names.field();
        CanonicalField target = known.get(field);
        if (field.equals(idField) || (target == null && !known.isEmpty())) {
          continue;
        }
        Match match = fields.get(field);
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
      List<Column> candidates =
          columns.stream()
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
      Column c = match.column();
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
    private static boolean fits(Column c, CanonicalField target) {
      Kind kind = c.profile().kind();
      return switch (target.type()) {
        case "date", "timestamp" -> kind == Kind.DATE || kind == Kind.SERIAL;
        case "integer" -> kind == Kind.INTEGER || kind == Kind.SERIAL;
        case "decimal" -> kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.SERIAL;
        default -> true;
      };
    }

    private static String patterns(Column c) {
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
}
