package org.muye.config;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.muye.error.Message;

/** What a file seems to hold, by its headers and by what its values look like. */
final class DraftGuess {
  private final FileSample sample;
  private final HeaderSynonyms synonyms;
  private final Map<String, List<CanonicalField>> canonical;
  private final List<DraftColumn> columns = new ArrayList<>();
  private final List<Message> warnings = new ArrayList<>();

  /** A column that a field may come from; the lower the rank, the better its name fits. */
  record Match(DraftColumn column, FieldNames field, int rank) {}

  DraftGuess(
      FileSample sample, HeaderSynonyms synonyms, Map<String, List<CanonicalField>> canonical) {
    this.sample = sample;
    this.synonyms = synonyms;
    this.canonical = canonical;
    describeColumns();
  }

  /** The columns in the order of the file. */
  List<DraftColumn> columns() {
    return columns;
  }

  /** What a person must know of the columns, one sentence each. */
  List<Message> warnings() {
    return warnings;
  }

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

  private DraftColumn column(String header, int position, ColumnProfile profile, Set<String> keys) {
    Optional<Personal> personal = synonyms.personal(header);
    boolean known = profile.kind() == Kind.DATE || canonicalName(header) != null;
    DataClass dataClass = DataClass.SAFE;
    Message why = null;
    if (profile.kind() == Kind.ID_NUMBER || profile.kind() == Kind.PHONE) {
      dataClass = DataClass.DIRECT;
      why = Message.of("draft.values_look_like", profile.kind().words());
    } else if (personal.isPresent()
        && (personal.get().dataClass() != DataClass.FREE_TEXT || !known)) {
      dataClass = personal.get().dataClass();
      why = Message.of("draft.by_header", personal.get().title());
    } else if (profile.kind() == Kind.FREE_TEXT) {
      dataClass = DataClass.FREE_TEXT;
      why = Message.of("draft.long_texts");
    }
    boolean drop =
        dataClass == DataClass.DIRECT
            || dataClass == DataClass.FREE_TEXT
            || dataClass == DataClass.SENSITIVE;
    if (dataClass == DataClass.DIRECT) {
      warnings.add(
          Message.of(
              "draft.direct_identifier",
              header.isEmpty() ? String.valueOf(position) : "'" + header + "'",
              why));
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
    return new DraftColumn(key, header, position, profile, dataClass, drop, why);
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
  List<FieldNames> names(String record) {
    List<FieldNames> names = new ArrayList<>(synonyms.of(record));
    for (CanonicalField field : canonical.getOrDefault(record, List.of())) {
      if (names.stream().noneMatch(n -> n.field().equals(field.name()))) {
        names.add(
            new FieldNames(
                field.name(),
                Message.worded(field.name().replace('_', ' '), null),
                List.of(record),
                List.of(HeaderSynonyms.normal(field.name()))));
      }
    }
    return names;
  }

  /** The record type of which most header names are known, the early ones of a list the better. */
  String record() {
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
  Map<String, Match> fields(String record) {
    Map<String, Match> found = new LinkedHashMap<>();
    for (FieldNames field : names(record)) {
      columns.stream()
          .filter(c -> !c.drop() && !c.header().isEmpty())
          .map(c -> new Match(c, field, field.names().indexOf(HeaderSynonyms.normal(c.header()))))
          .filter(m -> m.rank() >= 0)
          .min(Comparator.comparingInt(Match::rank))
          .ifPresent(m -> found.put(field.field(), m));
    }
    return found;
  }

  /** The column that tells records apart, of those that name one the best known. */
  Optional<DraftColumn> id(String record) {
    FieldNames names = synonyms.of(record).get(0);
    for (String candidate : names.names()) {
      for (DraftColumn column : columns) {
        if (HeaderSynonyms.normal(column.header()).equals(candidate)
            && !column.drop()
            && (column.profile().unique() || uniqueWithVersion(column))) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private boolean uniqueWithVersion(DraftColumn id) {
    Optional<DraftColumn> version = role("record_version");
    if (version.isEmpty()) {
      return false;
    }
    Set<List<String>> seen = new HashSet<>();
    return sample.rows().stream()
        .allMatch(
            r -> seen.add(List.of(r.get(id.position() - 1), r.get(version.get().position() - 1))));
  }

  /** The column that plays a technical role, by its header. */
  Optional<DraftColumn> role(String role) {
    List<String> names = synonyms.technical(role);
    return columns.stream()
        .filter(c -> !c.drop() && names.contains(HeaderSynonyms.normal(c.header())))
        .findFirst();
  }

  /** The field with the id of a record. */
  String idField(String record) {
    return synonyms.of(record).get(0).field();
  }
}
