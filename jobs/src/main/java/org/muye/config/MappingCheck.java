package org.muye.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/** The rules of a mapping that a JSON Schema cannot say. Every breach is noted, none is thrown. */
final class MappingCheck {
  private final SourceMapping mapping;
  private final Map<String, CanonicalField> canonical;
  private final PlacedProblems problems;
  private final MappingColumnsCheck columns;

  MappingCheck(
      SourceMapping mapping,
      YamlDocument document,
      Map<String, CanonicalField> canonical,
      Problems problems) {
    this.mapping = mapping;
    this.canonical = canonical;
    this.problems = new PlacedProblems(document, problems);
    this.columns = new MappingColumnsCheck(mapping, this.problems);
  }

  void run() {
    new MappingShapeCheck(mapping.shape(), problems).run();
    columns.run();
    condition(mapping.only(), "/only");
    condition(mapping.voidWhen(), "/void");
    key();
    knownAt();
    if (mapping.versionColumn() != null) {
      columns.reference(mapping.versionColumn(), "/version_column");
    }
    corrections();
    new MappingFieldsCheck(mapping, canonical, columns, problems).run();
    events();
  }

  private void condition(@Nullable String expression, String at) {
    if (expression != null) {
      columns.expression(expression, at);
    }
  }

  private void key() {
    for (int i = 0; i < mapping.key().size(); i++) {
      String part = mapping.key().get(i);
      String at = "/key/" + i;
      if (part.equals(SourceMapping.ROW_NUMBER) || part.equals(SourceMapping.FILE_NAME)) {
        continue;
      }
      if (columns.reference(part, at) && columns.isPersonal(part)) {
        problems.add(at, Message.of("mapping.personal_column_in_key", part));
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
            + (problems.isGiven("/known_at/constant") ? 1 : 0);
    if (given != 1) {
      problems.add("/known_at", Message.of("mapping.known_at_without_one_place"));
    }
    if (rule.column() != null) {
      columns.reference(rule.column(), "/known_at/column");
    }
    if (rule.fileName() != null) {
      try {
        if (Pattern.compile(rule.fileName()).matcher("").groupCount() != 1) {
          problems.add("/known_at/file_name", Message.of("mapping.file_name_without_one_group"));
        }
      } catch (PatternSyntaxException e) {
        problems.add(
            "/known_at/file_name",
            Message.of("mapping.file_name_is_no_regular_expression", e.getDescription()));
      }
    }
    for (String pattern : rule.patterns()) {
      problems.addAll("/known_at/patterns", PatternCheck.check(pattern));
    }
  }

  private void corrections() {
    SourceMapping.Corrections rule = mapping.corrections();
    if (rule == null) {
      return;
    }
    columns.expression(rule.when(), "/corrections/when");
    for (int i = 0; i < rule.same().size(); i++) {
      columns.reference(rule.same().get(i), "/corrections/same/" + i);
    }
    for (int i = 0; i < rule.prefer().size(); i++) {
      columns.reference(rule.prefer().get(i), "/corrections/prefer/" + i);
    }
  }

  private void events() {
    SourceMapping.Events events = mapping.events();
    if (events == null) {
      return;
    }
    if (!mapping.record().equals("dispute")) {
      problems.add("/events", Message.of("mapping.events_without_dispute"));
      return;
    }
    for (int i = 0; i < events.list().size(); i++) {
      SourceMapping.Event event = events.list().get(i);
      String at = "/events/list/" + i;
      mappedField(event.at(), at + "/at");
      CanonicalField field = canonical.get(event.at());
      if (field != null && !field.isTime()) {
        problems.add(at + "/at", Message.of("mapping.event_at_no_time", event.at()));
      }
      if (event.level() != null) {
        mappedField(event.level(), at + "/level");
      }
    }
  }

  private void mappedField(String name, String at) {
    if (!mapping.fields().containsKey(name)) {
      problems.add(
          at,
          Message.of(
              "mapping.event_field_not_mapped",
              name,
              Suggestion.phrase(name, mapping.fields().keySet())));
    }
  }
}
