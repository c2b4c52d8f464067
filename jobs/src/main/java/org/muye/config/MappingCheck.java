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
import org.muye.error.Message;

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
    onlyFor(
        format == Format.CSV || format == Format.XLSX,
        Message.of("mapping.two_formats", "csv", "xlsx"),
        "header",
        "skip_rows");
    onlyFor(format.isText(), Message.of("mapping.two_formats", "csv", "jsonl"), "encoding");
    encodings();
    String zone = mapping.shape().timeZone();
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        add(
            "/time_zone",
            Message.of(
                "mapping.unknown_time_zone",
                zone,
                Suggestion.phrase(zone, ZoneId.getAvailableZoneIds())));
      }
    }
    if (mapping.shape().delimiter() == mapping.shape().quote()) {
      add("/delimiter", Message.of("mapping.delimiter_is_quote"));
    }
  }

  private void onlyFor(boolean allowed, Object formats, String... keys) {
    for (String key : keys) {
      if (!allowed && document.root().has(key)) {
        String format = mapping.shape().format().name().toLowerCase(Locale.ROOT);
        add("/" + key, Message.of("mapping.key_of_other_formats", key, formats, format));
      }
    }
  }

  private void encodings() {
    Set<Charset> seen = new HashSet<>();
    for (String name : mapping.shape().encodings()) {
      try {
        if (name.equalsIgnoreCase("auto")) {
          add("/encoding", Message.of("mapping.encoding_is_a_guess"));
        } else if (!Charset.isSupported(name)) {
          add("/encoding", Message.of("mapping.unknown_encoding", name));
        } else if (!seen.add(Charset.forName(name))) {
          add("/encoding", Message.of("mapping.encoding_named_twice", name));
        }
      } catch (IllegalCharsetNameException e) {
        add("/encoding", Message.of("mapping.unknown_encoding", name));
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
                  add(at, Message.of("mapping.columns_of_one_name", other, name, header));
                }
              }
              if (column.position() != null) {
                String other = byPosition.putIfAbsent(column.position(), name);
                if (other != null) {
                  add(
                      at,
                      Message.of(
                          "mapping.columns_of_one_position", other, name, column.position()));
                }
              }
            });
  }

  private void place(String name, Column column, boolean tabular, String at) {
    boolean byName = !column.names().isEmpty();
    boolean byPosition = column.position() != null;
    if (!tabular && byPosition) {
      add(at, Message.of("mapping.position_without_table", name));
    } else if (tabular && !mapping.shape().header() && !byPosition) {
      add(at, Message.of("mapping.column_without_position", name));
    } else if (byName == byPosition) {
      add(
          at,
          byName
              ? Message.of("mapping.column_with_names_and_position", name)
              : Message.of("mapping.column_without_names_or_position", name));
    }
  }

  private void derived() {
    mapping
        .derived()
        .forEach(
            (name, expression) -> {
              String at = "/derived" + YamlDocument.step(name);
              if (mapping.columns().containsKey(name)) {
                add(at, Message.of("mapping.derived_named_as_a_column", name));
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
    result.problems().forEach(p -> add(at, Message.of("list.named", dotted(at), p)));
    result.columns().forEach(c -> notDropped(c, at));
    return result.columns();
  }

  private boolean reference(String name, String at) {
    if (!classes.containsKey(name)) {
      add(
          at,
          Message.of(
              "mapping.no_column_or_derived_value",
              dotted(at),
              name,
              Suggestion.phrase(name, classes.keySet())));
      return false;
    }
    notDropped(name, at);
    return true;
  }

  private void notDropped(String name, String at) {
    if (dropped.contains(name)) {
      add(at, Message.of("mapping.dropped_column_is_used", dotted(at), name));
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
        add(at, Message.of("mapping.personal_column_in_key", part));
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
      add("/known_at", Message.of("mapping.known_at_without_one_place"));
    }
    if (rule.column() != null) {
      reference(rule.column(), "/known_at/column");
    }
    if (rule.fileName() != null) {
      try {
        if (Pattern.compile(rule.fileName()).matcher("").groupCount() != 1) {
          add("/known_at/file_name", Message.of("mapping.file_name_without_one_group"));
        }
      } catch (PatternSyntaxException e) {
        add(
            "/known_at/file_name",
            Message.of("mapping.file_name_is_no_regular_expression", e.getDescription()));
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
        add(at, Message.of("mapping.pattern_with_year_of_week", pattern));
      } else if (letters.contains("h") && !letters.contains("a")) {
        add(at, Message.of("mapping.pattern_with_hour_of_half_day", pattern));
      } else if (letters.contains("D")) {
        add(at, Message.of("mapping.pattern_with_day_of_year", pattern));
      }
      try {
        var unusedRoot = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        var unusedChina = DateTimeFormatter.ofPattern(pattern, Locale.CHINA);
      } catch (IllegalArgumentException e) {
        add(at, Message.of("mapping.invalid_pattern", pattern, e.getMessage()));
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
          Message.of(
              "mapping.no_field_of_record",
              name,
              mapping.record(),
              Suggestion.phrase(name, canonical.keySet())));
    }
    if ((rule.column() == null) == (rule.constant() == null)) {
      add(
          at,
          rule.column() == null
              ? Message.of("mapping.field_without_column_or_constant", name)
              : Message.of("mapping.field_with_column_and_constant", name));
    }
    if (name.equals(ID_FIELDS.get(mapping.record())) && !isKeyItself(rule)) {
      add(at, Message.of("mapping.field_is_made_from_key", name));
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
        add(at, Message.of("mapping.pseudonym_without_hmac", name));
      } else if (isPersonal(column)) {
        add(at, Message.of("mapping.field_of_personal_column", name, column, word(column)));
      }
      return;
    }
    if (!pseudonym) {
      add(at + "/hmac", Message.of("mapping.hmac_without_pseudonym", name));
    }
    if (classes.get(column) != DataClass.DIRECT) {
      add(
          at + "/hmac",
          Message.of("mapping.hmac_without_direct_column", name, column, word(column)));
    }
    if (!rule.translate().isEmpty() || rule.defaultValue() != null || !rule.nullWhen().isEmpty()) {
      add(at, Message.of("mapping.hmac_with_other_keys", name));
    }
  }

  private Object word(String column) {
    DataClass c = classes.get(column);
    return c == null ? Message.of("mapping.unknown_class") : c.name().toLowerCase(Locale.ROOT);
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
      add(
          at,
          Message.of(
              "mapping.constant_with_other_keys", name, Message.joined("list.comma", pointless)));
    }
    if (target != null) {
      literal(name, String.valueOf(rule.constant()), target, at + "/constant");
    }
  }

  private void type(String name, Field rule, CanonicalField target, String at) {
    boolean patterns = document.root().at(at).has("patterns");
    if (patterns && !target.isTime()) {
      add(at + "/patterns", Message.of("mapping.patterns_without_time", name));
    }
    if (rule.codeList() != null && !target.type().equals("string")) {
      add(at + "/code_list", Message.of("mapping.code_list_without_text", name, target.type()));
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
      add(at, Message.of("mapping.value_of_another_type", name, value, target.type()));
    }
  }

  private void values(String name, Field rule, String at) {
    Set<String> sentinels = new LinkedHashSet<>(rule.nullWhen());
    sentinels.retainAll(rule.translate().keySet());
    if (!sentinels.isEmpty()) {
      List<Message> quoted =
          sentinels.stream().map(value -> Message.of("mapping.quoted_value", value)).toList();
      add(
          at,
          Message.of("mapping.null_and_translated", name, Message.joined("list.comma", quoted)));
    }
    for (String nullValue : mapping.shape().nullValues()) {
      if (rule.translate().containsKey(nullValue)) {
        add(at + "/translate", Message.of("mapping.null_value_translated", name, nullValue));
      }
    }
    if (rule.defaultValue() != null && rule.nullWhen().contains(rule.defaultValue())) {
      add(at + "/default", Message.of("mapping.default_is_null", name));
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
            Message.of("mapping.required_field_not_mapped", field.name(), mapping.record()));
      }
    }
  }

  private void events() {
    SourceMapping.Events events = mapping.events();
    if (events == null) {
      return;
    }
    if (!mapping.record().equals("dispute")) {
      add("/events", Message.of("mapping.events_without_dispute"));
      return;
    }
    for (int i = 0; i < events.list().size(); i++) {
      SourceMapping.Event event = events.list().get(i);
      String at = "/events/list/" + i;
      mappedField(event.at(), at + "/at");
      CanonicalField field = canonical.get(event.at());
      if (field != null && !field.isTime()) {
        add(at + "/at", Message.of("mapping.event_at_no_time", event.at()));
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
          Message.of(
              "mapping.event_field_not_mapped",
              name,
              Suggestion.phrase(name, mapping.fields().keySet())));
    }
  }

  /** A JSON pointer as a person writes it. */
  private static String dotted(String pointer) {
    return pointer.substring(1).replace('/', '.');
  }

  private void add(String pointer, Message text) {
    problems.add(document.line(pointer), text);
  }
}
