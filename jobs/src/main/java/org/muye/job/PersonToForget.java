package org.muye.job;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping;
import org.muye.error.UserError;
import org.muye.refine.ForgottenDigest;
import org.muye.refine.PersonText;
import org.muye.refine.Pseudonym;
import org.muye.refine.ResidentId;

/**
 * Who is to be forgotten, in every form in which the warehouse may know the person.
 *
 * @param pseudonyms the person's pseudonyms; none when records were named
 * @param identifiers the person's number, where it was given
 * @param records ids of records that were named, by kind of record
 * @param keys how pseudonyms are made
 */
record PersonToForget(
    Set<String> pseudonyms,
    Set<String> identifiers,
    Map<RecordKind, Set<String>> records,
    PersonKeys keys) {
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-_.·]+");

  /** The kinds that are records of persons; the others are of organisations and their posts. */
  private static final List<RecordKind> KINDS = List.of(RecordKind.INCIDENT, RecordKind.DISPUTE);

  /**
   * From what a person wrote.
   *
   * @param person an identity number or a pseudonym, or null
   * @param records kind and id with a colon between them, e.g. {@code dispute:J1}
   * @throws UserError when it is neither, or a key is missing; the number is never repeated
   */
  static PersonToForget of(PersonKeys keys, @Nullable String person, List<String> records) {
    Set<String> pseudonyms = new TreeSet<>();
    Set<String> identifiers = new TreeSet<>();
    if (person != null) {
      String text = Normalizer.normalize(person, Normalizer.Form.NFKC).strip();
      if (PSEUDONYM.matcher(text).matches()) {
        pseudonyms.add(text);
      } else {
        String number = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        identifiers.add(number);
        pseudonyms.addAll(pseudonyms(keys, number));
      }
    }
    Map<RecordKind, Set<String>> ids = new TreeMap<>();
    for (String record : records) {
      ids.computeIfAbsent(kind(record), kind -> new TreeSet<>())
          .add(record.substring(record.indexOf(':') + 1));
    }
    return new PersonToForget(pseudonyms, identifiers, ids, keys);
  }

  private static Set<String> pseudonyms(PersonKeys keys, String number) {
    if (keys.rules().isEmpty()) {
      throw UserError.of("forget.no_mapping_with_pseudonyms");
    }
    Set<String> pseudonyms = new LinkedHashSet<>();
    for (SourceMapping.Hmac rule : keys.rules()) {
      if (!rule.checkResidentId() || ResidentId.isValid(number)) {
        pseudonyms.add(Pseudonym.of(number, rule.purpose(), key(keys, rule)));
      }
    }
    if (pseudonyms.isEmpty()) {
      throw UserError.of("forget.neither_number_nor_pseudonym");
    }
    return pseudonyms;
  }

  private static RecordKind kind(String record) {
    int colon = record.indexOf(':');
    for (RecordKind kind : KINDS) {
      if (colon > 0
          && record.substring(0, colon).equals(kind.recordName())
          && colon + 1 < record.length()) {
        return kind;
      }
    }
    throw UserError.of(UserError.Kind.USAGE, "forget.unusable_record_name");
  }

  /**
   * What recognises the person from now on.
   *
   * @param own ids of the records of nobody else, by kind
   */
  List<Forgotten.Entry> entries(Map<RecordKind, Set<String>> own) {
    Set<Forgotten.Entry> entries = new LinkedHashSet<>();
    keys.keys()
        .forEach(
            (name, key) -> {
              pseudonyms.forEach(
                  pseudonym ->
                      entries.add(
                          new Forgotten.Entry(
                              Forgotten.Kind.PERSON,
                              name,
                              ForgottenDigest.ofPerson(pseudonym, key))));
              records.forEach((kind, ids) -> add(entries, Forgotten.Kind.RECORD, name, kind, ids));
              own.forEach(
                  (kind, ids) -> add(entries, Forgotten.Kind.RECORD_OF_PERSON, name, kind, ids));
            });
    return new ArrayList<>(entries);
  }

  private void add(
      Set<Forgotten.Entry> entries,
      Forgotten.Kind what,
      String keyName,
      RecordKind kind,
      Set<String> ids) {
    String key = Objects.requireNonNull(keys.keys().get(keyName));
    ids.forEach(
        id ->
            entries.add(
                new Forgotten.Entry(
                    what, keyName, ForgottenDigest.ofRecord(kind.recordName(), id, key))));
  }

  /** What must not be found in any file afterwards. */
  PersonText text() {
    return new PersonText(pseudonyms, identifiers, keys.rules(), keys.keys());
  }

  private static String key(PersonKeys keys, SourceMapping.Hmac rule) {
    return Objects.requireNonNull(keys.keys().get(rule.keyEnv()));
  }
}
