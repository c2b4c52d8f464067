package org.muye.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping.Field;
import org.muye.error.Message;

/** Checks where a mapping takes the fields of its records from. */
final class MappingFieldsCheck {
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

  private final SourceMapping mapping;
  private final Map<String, CanonicalField> canonical;
  private final MappingColumnsCheck columns;
  private final PlacedProblems problems;

  /**
   * A check of all fields.
   *
   * @param canonical the fields of the record by name; empty when they are not known
   * @param columns what the fields may use
   */
  MappingFieldsCheck(
      SourceMapping mapping,
      Map<String, CanonicalField> canonical,
      MappingColumnsCheck columns,
      PlacedProblems problems) {
    this.mapping = mapping;
    this.canonical = canonical;
    this.columns = columns;
    this.problems = problems;
  }

  void run() {
    mapping.fields().forEach(this::field);
    requiredFields();
  }

  private void field(String name, Field rule) {
    String at = "/fields" + YamlDocument.step(name);
    CanonicalField target = canonical.get(name);
    if (target == null && !canonical.isEmpty()) {
      problems.add(
          at,
          Message.of(
              "mapping.no_field_of_record",
              name,
              mapping.record(),
              Suggestion.phrase(name, canonical.keySet())));
    }
    if ((rule.column() == null) == (rule.constant() == null)) {
      problems.add(
          at,
          rule.column() == null
              ? Message.of("mapping.field_without_column_or_constant", name)
              : Message.of("mapping.field_with_column_and_constant", name));
    }
    if (name.equals(ID_FIELDS.get(mapping.record())) && !isKeyItself(rule)) {
      problems.add(at, Message.of("mapping.field_is_made_from_key", name));
    }
    if (rule.column() != null && columns.reference(rule.column(), at + "/column")) {
      privacy(name, rule, at);
    }
    if (rule.constant() != null) {
      constant(name, rule, target, at);
    }
    if (target != null) {
      type(name, rule, target, at);
    }
    if (problems.isGiven(at + "/patterns")) {
      for (String pattern : rule.patterns()) {
        problems.addAll(at + "/patterns", PatternCheck.check(pattern));
      }
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
        problems.add(at, Message.of("mapping.pseudonym_without_hmac", name));
      } else if (columns.isPersonal(column)) {
        problems.add(
            at,
            Message.of("mapping.field_of_personal_column", name, column, columns.classOf(column)));
      }
      return;
    }
    if (!pseudonym) {
      problems.add(at + "/hmac", Message.of("mapping.hmac_without_pseudonym", name));
    }
    if (!columns.isDirect(column)) {
      problems.add(
          at + "/hmac",
          Message.of("mapping.hmac_without_direct_column", name, column, columns.classOf(column)));
    }
    if (!rule.translate().isEmpty() || rule.defaultValue() != null || !rule.nullWhen().isEmpty()) {
      problems.add(at, Message.of("mapping.hmac_with_other_keys", name));
    }
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
      problems.add(
          at,
          Message.of(
              "mapping.constant_with_other_keys", name, Message.joined("list.comma", pointless)));
    }
    if (target != null) {
      literal(name, String.valueOf(rule.constant()), target, at + "/constant");
    }
  }

  private void type(String name, Field rule, CanonicalField target, String at) {
    boolean patterns = problems.isGiven(at + "/patterns");
    if (patterns && !target.isTime()) {
      problems.add(at + "/patterns", Message.of("mapping.patterns_without_time", name));
    }
    if (rule.codeList() != null && !target.type().equals("string")) {
      problems.add(
          at + "/code_list", Message.of("mapping.code_list_without_text", name, target.type()));
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
      problems.add(at, Message.of("mapping.value_of_another_type", name, value, target.type()));
    }
  }

  private void values(String name, Field rule, String at) {
    Set<String> sentinels = new LinkedHashSet<>(rule.nullWhen());
    sentinels.retainAll(rule.translate().keySet());
    if (!sentinels.isEmpty()) {
      List<Message> quoted =
          sentinels.stream().map(value -> Message.of("mapping.quoted_value", value)).toList();
      problems.add(
          at,
          Message.of("mapping.null_and_translated", name, Message.joined("list.comma", quoted)));
    }
    for (String nullValue : mapping.shape().nullValues()) {
      if (rule.translate().containsKey(nullValue)) {
        problems.add(
            at + "/translate", Message.of("mapping.null_value_translated", name, nullValue));
      }
    }
    if (rule.defaultValue() != null && rule.nullWhen().contains(rule.defaultValue())) {
      problems.add(at + "/default", Message.of("mapping.default_is_null", name));
    }
  }

  private void requiredFields() {
    String id = ID_FIELDS.get(mapping.record());
    for (CanonicalField field : canonical.values()) {
      if (field.required()
          && !field.name().equals(id)
          && !mapping.fields().containsKey(field.name())) {
        problems.add(
            "/fields",
            Message.of("mapping.required_field_not_mapped", field.name(), mapping.record()));
      }
    }
  }
}
