package org.muye.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping.Column;
import org.muye.config.SourceMapping.DataClass;
import org.muye.config.SourceMapping.Field;
import org.muye.config.SourceMapping.Format;

/** The rules of a mapping that a JSON Schema cannot say. Every breach is noted, none is thrown. */
final class MappingCheck {
  private static final Set<String> SPECIAL_PATTERNS =
      Set.of("iso", "excel-serial", "epoch-seconds");

  /** The id that a record gets from its key, by record type. */
  private static final Map<String, String> ID_FIELDS =
      Map.of(
          "incident", "incident_id",
          "dispute", "dispute_id",
          "training", "session_id",
          "duty_activity", "activity_id",
          "duty_roster", "term_id",
          "responsibility_letter", "letter_id",
          "responsibility_action", "action_id");

  private static final List<DataClass> STRICTEST_FIRST =
      List.of(DataClass.DIRECT, DataClass.FREE_TEXT, DataClass.SENSITIVE, DataClass.QUASI);

  private final SourceMapping mapping;
  private final YamlDocument document;
  private final Map<String, CanonicalField> canonical;
  private final Problems problems;

  /** Columns and derived values by name, with the strictest class that flows into them. */
  private final Map<String, DataClass> classes = new HashMap<>();

  private final Set<String> dropped = new HashSet<>();

  MappingCheck(
      SourceMapping mapping,
      YamlDocument document,
      Map<String, CanonicalField> canonical,
      Problems problems) {
    this.mapping = mapping;
    this.document = document;
    this.canonical = canonical;
    this.problems = problems;
  }

  void run() {
    shape();
    columns();
    derived();
    condition(mapping.only(), "/only");
    condition(mapping.voidWhen(), "/void");
    key();
    knownAt();
    if (mapping.versionColumn() != null) {
      reference(mapping.versionColumn(), "/version_column");
    }
    corrections();
    mapping.fields().forEach(this::field);
    requiredFields();
    events();
  }

  // ---- shape ----

  private void shape() {
    Format format = mapping.shape().format();
    onlyFor(format == Format.CSV, "csv", "delimiter", "quote");
    onlyFor(format == Format.XLSX, "xlsx", "sheet");
    onlyFor(format == Format.CSV || format == Format.XLSX, "csv and xlsx", "header", "skip_rows");
    onlyFor(format.isText(), "csv and jsonl", "encoding");
    encodings();
    String zone = mapping.shape().timeZone();
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        add(
            "/time_zone",
            "time_zone: '"
                + zone
                + "' is not known"
                + Suggestion.phrase(zone, ZoneId.getAvailableZoneIds()));
      }
    }
    if (mapping.shape().delimiter() == mapping.shape().quote()) {
      add("/delimiter", "delimiter and quote are the same character");
    }
  }

  private void onlyFor(boolean allowed, String formats, String... keys) {
    for (String key : keys) {
      if (!allowed && document.root().has(key)) {
        String format = mapping.shape().format().name().toLowerCase(Locale.ROOT);
        add("/" + key, "'" + key + "' is for " + formats + " only; the format is " + format);
      }
    }
  }

  private void encodings() {
    Set<Charset> seen = new HashSet<>();
    for (String name : mapping.shape().encodings()) {
      try {
        if (name.equalsIgnoreCase("auto")) {
          add("/encoding", "encoding: 'auto' is a guess; name the encodings to try");
        } else if (!Charset.isSupported(name)) {
          add("/encoding", "encoding: '" + name + "' is not known");
        } else if (!seen.add(Charset.forName(name))) {
          add("/encoding", "encoding: '" + name + "' is named twice");
        }
      } catch (IllegalCharsetNameException e) {
        add("/encoding", "encoding: '" + name + "' is not known");
      }
    }
  }

  // ---- columns and derived values ----

  private void columns() {
    Map<String, String> byHeader = new HashMap<>();
    Map<Integer, String> byPosition = new HashMap<>();
    boolean tabular =
        mapping.shape().format() == Format.CSV || mapping.shape().format() == Format.XLSX;
    mapping
        .columns()
        .forEach(
            (name, column) -> {
              String at = "/columns" + YamlDocument.step(name);
              classes.put(name, column.dataClass());
              if (column.drop()) {
                dropped.add(name);
              }
              place(name, column, tabular, at);
              for (String header : column.names()) {
                String other = byHeader.putIfAbsent(header.strip(), name);
                if (other != null) {
                  add(
                      at,
                      "columns '"
                          + other
                          + "' and '"
                          + name
                          + "' have the same name '"
                          + header
                          + "'");
                }
              }
              if (column.position() != null) {
                String other = byPosition.putIfAbsent(column.position(), name);
                if (other != null) {
                  add(
                      at,
                      "columns '"
                          + other
                          + "' and '"
                          + name
                          + "' have the same position "
                          + column.position());
                }
              }
            });
  }

  private void place(String name, Column column, boolean tabular, String at) {
    boolean byName = !column.names().isEmpty();
    boolean byPosition = column.position() != null;
    if (!tabular && byPosition) {
      add(at, "column '" + name + "': a position is for csv and xlsx only");
    } else if (tabular && !mapping.shape().header() && !byPosition) {
      add(at, "column '" + name + "' needs a position, since there is no header");
    } else if (byName == byPosition) {
      add(
          at,
          "column '" + name + "' needs either names or a position" + (byName ? ", not both" : ""));
    }
  }

  private void derived() {
    mapping
        .derived()
        .forEach(
            (name, expression) -> {
              String at = "/derived" + YamlDocument.step(name);
              if (mapping.columns().containsKey(name)) {
                add(at, "derived '" + name + "' has the name of a column");
              }
              Set<String> used = expression(expression, at, classes.keySet());
              classes.putIfAbsent(name, strictest(used));
            });
  }

  /** The class that matters most among those that flow into one value. */
  private DataClass strictest(Collection<String> names) {
    return STRICTEST_FIRST.stream()
        .filter(c -> names.stream().anyMatch(n -> classes.get(n) == c))
        .findFirst()
        .orElse(DataClass.SAFE);
  }

  private void condition(@Nullable String expression, String at) {
    if (expression != null) {
      expression(expression, at, classes.keySet());
    }
  }

  private Set<String> expression(String expression, String at, Set<String> known) {
    ExpressionCheck.Result result = ExpressionCheck.check(expression, known);
    result.problems().forEach(p -> add(at, at.substring(1).replace('/', '.') + ": " + p));
    result.columns().forEach(c -> notDropped(c, at));
    return result.columns();
  }

  private boolean reference(String name, String at) {
    if (!classes.containsKey(name)) {
      add(
          at,
          at.substring(1).replace('/', '.')
              + ": there is no column or derived value '"
              + name
              + "'"
              + Suggestion.phrase(name, classes.keySet()));
      return false;
    }
    notDropped(name, at);
    return true;
  }

  private void notDropped(String name, String at) {
    if (dropped.contains(name)) {
      add(
          at,
          at.substring(1).replace('/', '.') + " uses the column '" + name + "', which is dropped");
    }
  }

  private boolean isPersonal(String name) {
    DataClass c = classes.get(name);
    return c == DataClass.DIRECT || c == DataClass.FREE_TEXT;
  }

  // ---- identity and time ----

  private void key() {
    for (int i = 0; i < mapping.key().size(); i++) {
      String part = mapping.key().get(i);
      String at = "/key/" + i;
      if (part.equals(SourceMapping.ROW_NUMBER) || part.equals(SourceMapping.FILE_NAME)) {
        continue;
      }
      if (reference(part, at) && isPersonal(part)) {
        add(
            at,
            "key: the column '" + part + "' is direct or free text and cannot be part of an id");
      }
    }
  }

  private void knownAt() {
    SourceMapping.KnownAt rule = mapping.knownAt();
    if (rule == null) {
      return;
    }
    int given =
        (rule.column() == null ? 0 : 1)
            + (rule.fileName() == null ? 0 : 1)
            + (document.root().path("known_at").has("constant") ? 1 : 0);
    if (given != 1) {
      add("/known_at", "known_at needs exactly one of column, file_name and constant");
    }
    if (rule.column() != null) {
      reference(rule.column(), "/known_at/column");
    }
    if (rule.fileName() != null) {
      try {
        if (Pattern.compile(rule.fileName()).matcher("").groupCount() != 1) {
          add("/known_at/file_name", "known_at.file_name needs exactly one group in parentheses");
        }
      } catch (PatternSyntaxException e) {
        add(
            "/known_at/file_name",
            "known_at.file_name is not a valid regular expression: " + e.getDescription());
      }
    }
    patterns(rule.patterns(), "/known_at/patterns");
  }

  private void corrections() {
    SourceMapping.Corrections rule = mapping.corrections();
    if (rule == null) {
      return;
    }
    expression(rule.when(), "/corrections/when", classes.keySet());
    for (int i = 0; i < rule.same().size(); i++) {
      reference(rule.same().get(i), "/corrections/same/" + i);
    }
    for (int i = 0; i < rule.prefer().size(); i++) {
      reference(rule.prefer().get(i), "/corrections/prefer/" + i);
    }
  }

  private void patterns(List<String> patterns, String at) {
    for (String pattern : patterns) {
      if (SPECIAL_PATTERNS.contains(pattern)) {
        continue;
      }
      String letters = pattern.replaceAll("'[^']*'", "");
      if (letters.contains("Y")) {
        add(at, "pattern '" + pattern + "': Y is the year of the week; write y");
      } else if (letters.contains("h") && !letters.contains("a")) {
        add(at, "pattern '" + pattern + "': h is the hour of a half day; write H, or add a");
      } else if (letters.contains("D")) {
        add(at, "pattern '" + pattern + "': D is the day of the year; write d");
      }
      try {
        var unusedRoot = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        var unusedChina = DateTimeFormatter.ofPattern(pattern, Locale.CHINA);
      } catch (IllegalArgumentException e) {
        add(at, "pattern '" + pattern + "' is not valid: " + e.getMessage());
      }
    }
  }

  // ---- fields ----

  private void field(String name, Field rule) {
    String at = "/fields" + YamlDocument.step(name);
    CanonicalField target = canonical.get(name);
    if (target == null && !canonical.isEmpty()) {
      add(
          at,
          "'"
              + name
              + "' is not a field of "
              + mapping.record()
              + Suggestion.phrase(name, canonical.keySet()));
    }
    if ((rule.column() == null) == (rule.constant() == null)) {
      add(
          at,
          "fields."
              + name
              + " needs either column or constant"
              + (rule.column() == null ? "" : ", not both"));
    }
    if (name.equals(ID_FIELDS.get(mapping.record())) && !isKeyItself(rule)) {
      add(at, "fields." + name + ": the id is made from 'key'; leave the field out");
    }
    if (rule.column() != null && reference(rule.column(), at + "/column")) {
      privacy(name, rule, at);
    }
    if (rule.constant() != null) {
      constant(name, rule, target, at);
    }
    if (target != null) {
      type(name, rule, target, at);
    }
    if (document.root().at(at).has("patterns")) {
      patterns(rule.patterns(), at + "/patterns");
    }
    values(name, rule, at);
  }

  private boolean isKeyItself(Field rule) {
    return mapping.idPrefix().isEmpty()
        && rule.column() != null
        && mapping.key().equals(List.of(rule.column()))
        && rule.translate().isEmpty();
  }

  private void privacy(String name, Field rule, String at) {
    String column = String.valueOf(rule.column());
    boolean pseudonym = name.endsWith("_pseudonym");
    if (rule.hmac() == null) {
      if (pseudonym) {
        add(at, "fields." + name + " needs hmac: a pseudonym is never a value as it came");
      } else if (isPersonal(column)) {
        add(
            at,
            "fields."
                + name
                + ": the column '"
                + column
                + "' is "
                + word(column)
                + " and may feed a field only through hmac");
      }
      return;
    }
    if (!pseudonym) {
      add(at + "/hmac", "fields." + name + ": hmac is for *_pseudonym fields only");
    }
    if (classes.get(column) != DataClass.DIRECT) {
      add(
          at + "/hmac",
          "fields."
              + name
              + ": hmac needs a column of class direct, '"
              + column
              + "' is "
              + word(column));
    }
    if (!rule.translate().isEmpty() || rule.defaultValue() != null || !rule.nullWhen().isEmpty()) {
      add(at, "fields." + name + ": hmac goes with no translate, default or null_when");
    }
  }

  private String word(String column) {
    DataClass c = classes.get(column);
    return c == null ? "unknown" : c.name().toLowerCase(Locale.ROOT);
  }

  private void constant(String name, Field rule, @Nullable CanonicalField target, String at) {
    List<String> pointless = new ArrayList<>();
    if (!rule.translate().isEmpty()) {
      pointless.add("translate");
    }
    if (rule.defaultValue() != null) {
      pointless.add("default");
    }
    if (!rule.nullWhen().isEmpty()) {
      pointless.add("null_when");
    }
    if (rule.hmac() != null) {
      pointless.add("hmac");
    }
    if (!pointless.isEmpty()) {
      add(at, "fields." + name + ": a constant goes with no " + String.join(", ", pointless));
    }
    if (target != null) {
      literal(name, String.valueOf(rule.constant()), target, at + "/constant");
    }
  }

  private void type(String name, Field rule, CanonicalField target, String at) {
    boolean patterns = document.root().at(at).has("patterns");
    if (patterns && !target.isTime()) {
      add(at + "/patterns", "fields." + name + " is no date or time; patterns have no meaning");
    }
    if (rule.codeList() != null && !target.type().equals("string")) {
      add(
          at + "/code_list",
          "fields." + name + " is " + target.type() + "; code_list has no meaning");
    }
    if (rule.defaultValue() != null && !target.isTime()) {
      literal(name, rule.defaultValue(), target, at + "/default");
    }
    rule.translate()
        .values()
        .forEach(
            v -> {
              if (v != null && !target.isTime()) {
                literal(name, v, target, at + "/translate");
              }
            });
  }

  private void literal(String name, String value, CanonicalField target, String at) {
    boolean good =
        switch (target.type()) {
          case "integer" -> value.matches("-?\\d{1,18}");
          case "decimal" -> value.matches("-?\\d+(\\.\\d+)?");
          case "boolean" -> Set.of("0", "1", "true", "false").contains(value);
          default -> true;
        };
    if (!good) {
      add(at, "fields." + name + ": '" + value + "' is no " + target.type());
    }
  }

  private void values(String name, Field rule, String at) {
    Set<String> sentinels = new LinkedHashSet<>(rule.nullWhen());
    sentinels.retainAll(rule.translate().keySet());
    if (!sentinels.isEmpty()) {
      add(
          at,
          "fields."
              + name
              + ": '"
              + String.join("', '", sentinels)
              + "' is both in null_when and in translate");
    }
    for (String nullValue : mapping.shape().nullValues()) {
      if (rule.translate().containsKey(nullValue)) {
        add(
            at + "/translate",
            "fields." + name + ": '" + nullValue + "' is a null value and never reaches translate");
      }
    }
    if (rule.defaultValue() != null && rule.nullWhen().contains(rule.defaultValue())) {
      add(at + "/default", "fields." + name + ": the default is one of null_when");
    }
  }

  private void requiredFields() {
    String id = ID_FIELDS.get(mapping.record());
    for (CanonicalField field : canonical.values()) {
      if (field.required()
          && !field.name().equals(id)
          && !mapping.fields().containsKey(field.name())) {
        add(
            "/fields",
            "the required field '" + field.name() + "' of " + mapping.record() + " is not mapped");
      }
    }
  }

  private void events() {
    SourceMapping.Events events = mapping.events();
    if (events == null) {
      return;
    }
    if (!mapping.record().equals("dispute")) {
      add("/events", "events are for the record dispute only");
      return;
    }
    for (int i = 0; i < events.list().size(); i++) {
      SourceMapping.Event event = events.list().get(i);
      String at = "/events/list/" + i;
      mappedField(event.at(), at + "/at");
      CanonicalField field = canonical.get(event.at());
      if (field != null && !field.isTime()) {
        add(at + "/at", "events: '" + event.at() + "' is no date or time");
      }
      if (event.level() != null) {
        mappedField(event.level(), at + "/level");
      }
    }
  }

  private void mappedField(String name, String at) {
    if (!mapping.fields().containsKey(name)) {
      add(
          at,
          "events: the field '"
              + name
              + "' is not mapped"
              + Suggestion.phrase(name, mapping.fields().keySet()));
    }
  }

  private void add(String pointer, String text) {
    problems.add(document.line(pointer), text);
  }
}
