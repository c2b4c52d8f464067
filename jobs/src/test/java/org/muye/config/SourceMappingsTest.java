package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.config.SourceMapping.DataClass;
import org.muye.error.UserError;

class SourceMappingsTest {
  private static final String GOOD =
      """
      mapping: good
      version: 2
      record: dispute
      description: {zh: 测试, en: Test}
      format: csv
      encoding: [UTF-8, GB18030]
      delimiter: ";"
      null_values: ["-", NO]
      time_zone: Asia/Shanghai
      columns:
        number: {names: [编号], class: quasi}
        opened: {names: [受理日期, opened], class: safe}
        unit: {names: [属地], class: safe}
        identity: {names: [证件号码], class: direct}
        told: {names: [事件简述], class: free_text, drop: true}
        state: {names: [状态], class: safe, optional: true}
      derived:
        unit6: substring(unit, 1, 6)
        unit4: substring(unit6, 1, 4)
      only: unit4 = '4107'
      key: [number]
      id_prefix: G-
      known_at: {file_name: "_(\\\\d{8})", patterns: [yyyyMMdd], end_of: day}
      version_column: number
      void: state = 'void'
      corrections: {when: state = 'undo', same: [number], prefer: [opened]}
      fields:
        accepted_at: {column: opened, patterns: [yyyyMMdd, yyyy年M月d日, excel-serial]}
        unit_code: {column: unit6, translate: {"000000": null, 411: 410711}}
        resolved_at: {column: opened, null_when: ["1999-01-01"]}
        resolved: {column: state, default: 0}
        party_pseudonym: {column: identity, hmac: {key_env: MUYE_PSEUDONYM_KEY, purpose: party, check: resident_id}}
      events:
        known_at: event
        list: [{event: accepted, at: accepted_at}]
      """;

  @TempDir Path folder;
  private final SourceMappings mappings = CanonicalFieldsForTests.mappings();

  private List<String> problems(String yaml) {
    UserError error =
        catchThrowableOfType(UserError.class, () -> mappings.parse(yaml, "good.yaml", "good"));
    return error == null ? List.of() : error.why().lines().map(String::strip).toList();
  }

  @Test
  void namesTheMappingsOfAJarInAFolderWithABlankAndHanzi() throws IOException {
    Path jar = Files.createDirectories(folder.resolve("muye 牧野 100%")).resolve("muye.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("", "police.yaml", "grid.yaml", "README.md")) {
        out.putNextEntry(new JarEntry("schemas/sources/" + name));
        out.closeEntry();
      }
    }
    URL url = new URL("jar:" + jar.toUri() + "!/schemas/sources/");
    assertThat(SourceMappings.in(url)).containsExactly("grid", "police");
  }

  @Test
  void readsEveryKey() {
    SourceMapping m = mappings.parse(GOOD, "good.yaml", "good");
    assertThat(m.version()).isEqualTo(2);
    assertThat(m.shape().delimiter()).isEqualTo(';');
    assertThat(m.shape().nullValues()).containsExactly("-", "NO");
    assertThat(m.columns().keySet())
        .containsExactly("number", "opened", "unit", "identity", "told", "state");
    assertThat(m.columns())
        .containsEntry(
            "told",
            new SourceMapping.Column(List.of("事件简述"), null, DataClass.FREE_TEXT, true, false));
    assertThat(m.knownAt())
        .isEqualTo(
            new SourceMapping.KnownAt(
                null, "_(\\d{8})", null, List.of("yyyyMMdd"), SourceMapping.EndOf.DAY));
    assertThat(m.fields())
        .hasEntrySatisfying("resolved_at", f -> assertThat(f.patterns()).containsExactly("iso"))
        .hasEntrySatisfying(
            "unit_code",
            f ->
                assertThat(f.translate())
                    .containsEntry("000000", null)
                    .containsEntry("411", "410711"));
    assertThat(m.needsKey()).containsExactly("MUYE_PSEUDONYM_KEY");
    assertThat(m.events())
        .isEqualTo(
            new SourceMapping.Events(
                true, List.of(new SourceMapping.Event("accepted", "accepted_at", null))));
  }

  @Test
  void travelsToATaskAndBack() throws IOException, ClassNotFoundException {
    SourceMapping mapping = mappings.parse(GOOD, "good.yaml", "good");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(mapping);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(mapping);
    }
  }

  @Test
  void readsAFileBesideTheConfiguration() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    assertThat(mappings.load("./good.yaml", folder).name()).isEqualTo("good");
    Files.writeString(folder.resolve("other.yaml"), GOOD);
    UserError error =
        catchThrowableOfType(UserError.class, () -> mappings.load("other.yaml", folder));
    assertThat(error.why()).contains("line 1: mapping is 'good', but the file is named 'other'");
  }

  @Test
  void anAliasOfWhatItLiesInIsRefused() {
    String list = GOOD.replace("[UTF-8, GB18030]", "&a [UTF-8, *a]");
    assertThat(problem(list)).contains("Line 6: an alias names what it lies in");
    String block = GOOD.replace("derived:", "derived: &a\n  all: {x: *a}");
    assertThat(problem(block)).contains("an alias names what it lies in");
  }

  @Test
  void anAliasOfAnEarlierValueIsItsCopy() {
    String twice =
        GOOD.replace("names: [编号]", "names: &n [编号]").replace("names: [属地]", "names: *n");
    assertThat(problem(twice)).contains("'number' and 'unit' have the same name '编号'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0e9999999999", "1.5e999999999", "-1.5e-999999999"})
  void aNumberThatFillsMemoryWrittenOutStaysAText(String number) {
    assertThat(problem(GOOD.replace("version: 2", "version: " + number)))
        .contains("version must be a whole number, not the text '" + number + "'");
  }

  private String problem(String yaml) {
    return catchThrowableOfType(UserError.class, () -> mappings.parse(yaml, "good.yaml", "good"))
        .why();
  }

  @Test
  void suggestsAShippedName() {
    UserError error =
        catchThrowableOfType(UserError.class, () -> mappings.load("st-luis-crime", folder));
    assertThat(error.problem()).contains("did you mean 'st-louis-crime'?");
  }

  @Test
  void reportsTenDifferentMistakesAtOnce() {
    List<String> problems =
        problems(
            """
            mapping: good
            version: 1
            record: dispute
            format: xlsx
            delimiter: ";"
            encodng: UTF-8
            time_zone: Asia/Beijing
            columns:
              number: {names: [a], class: quasi}
              opened: {names: [b]}
              person: {names: [c], class: direct}
              gone: {names: [d], class: safe, drop: true}
            derived:
              guess: rand()
            key: [numbr]
            fields:
              accepted_at: {column: opened, patterns: [YYYY-MM-dd]}
              resolving_org: {column: person}
              discovery_sorce: {constant: "110"}
              town_code: {column: gone}
              resolved: {constant: maybe}
            """);
    assertThat(problems)
        .hasSize(12)
        .contains("line 5: 'delimiter' is for csv only; the format is xlsx")
        .contains("line 6: unknown key 'encodng' in the file (did you mean 'encoding'?)")
        .anyMatch(p -> p.startsWith("line 7: time_zone: 'Asia/Beijing' is not known"))
        .contains("line 10: columns.opened lacks the key 'class'")
        .anyMatch(p -> p.startsWith("line 14: derived.guess: `rand()`: the function 'rand'"))
        .contains(
            "line 15: key.0: there is no column or derived value 'numbr' (did you mean 'number'?)")
        .contains("line 17: pattern 'YYYY-MM-dd': Y is the year of the week; write y")
        .contains(
            "line 18: fields.resolving_org: the column 'person' is direct and may feed a field only"
                + " through hmac")
        .contains(
            "line 19: 'discovery_sorce' is not a field of dispute (did you mean"
                + " 'discovery_source'?)")
        .contains("line 20: fields.town_code.column uses the column 'gone', which is dropped")
        .contains("line 21: fields.resolved: 'maybe' is no boolean")
        .contains("line 16: the required field 'unit_code' of dispute is not mapped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "encoding: [UTF-8, GB18030] | encoding: auto | 'auto' is a guess",
        "encoding: [UTF-8, GB18030] | encoding: GB-18O30 | 'GB-18O30' is not known",
        "encoding: [UTF-8, GB18030] | encoding: [GBK, gbk] | is named twice",
        "format: csv | format: jsonl | 'delimiter' is for csv only",
        "format: csv | format: CSV | must be one of csv",
        "version: 2 | version: two | version must be a whole number",
        "{names: [属地], class: safe} | {position: 3, names: [属地], class: safe} | not both",
        "{names: [属地], class: safe} | {class: safe} | needs either names or a position",
        "{names: [属地], class: safe} | {names: [编号], class: safe} | the same name",
        "{names: [属地], class: safe} | {names: [属地], class: secret} | must be one of direct",
        "format: csv | ~format: csv\nheader: false~ | needs a position",
        "only: unit4 = '4107' | only: told = 'x' | which is dropped",
        "only: unit4 = '4107' | only: (select 1) | a subquery",
        "unit4: substring(unit6, 1, 4) | unit: substring(unit6, 1, 4) | has the name of a column",
        "unit6: substring(unit, 1, 6) | unit6: substring(unit4, 1, 6) | there is no column 'unit4'",
        "unit6: substring(unit, 1, 6) | unit6: substring(identity, 1, 6) | is direct and may feed",
        "key: [number] | key: [identity] | cannot be part of an id",
        "key: [number] | key: [_row] | no column or derived value '_row'",
        "end_of: day | constant: 2020-02-31 | not a day",
        "end_of: day | constant: 2020-02-01 | exactly one of column",
        "_(\\\\d{8}) | _\\\\d{8} | exactly one group",
        "_(\\\\d{8}) | _( | not a valid regular expression",
        "version_column: number | version_column: nr | version_column: there is no column",
        "same: [number] | same: [nombre] | corrections.same.0",
        "yyyy年M月d日 | yyyy-bb | pattern 'yyyy-bb' is not valid",
        "yyyy年M月d日 | dd.MM.yyyy hh:mm | h is the hour of a half day",
        "default: 0 | default: perhaps | 'perhaps' is no boolean",
        "default: 0 | patterns: [iso] | patterns have no meaning",
        "default: 0 | constant: 1 | needs either column or constant, not both",
        "~null_when: [\"1999-01-01\"]~ | translate: {NO: x} | 'NO' is a null value",
        "column: identity, hmac | column: number, hmac | hmac needs a column of class direct",
        "party_pseudonym | resolving_org | hmac is for *_pseudonym fields only",
        "key_env: MUYE_PSEUDONYM_KEY | key_env: 12 | key_env",
        "at: accepted_at | at: warned_at | the field 'warned_at' is not mapped",
        "at: accepted_at | at: unit_code | is no date or time",
        "record: dispute | record: incident | events are for the record dispute only",
        "event: accepted | event: acepted | did you mean 'accepted'?",
        "resolved: { | ~dispute_id: {column: number}\n  resolved: {~ | the id is made from 'key'"
      })
  void refuses(String good, String bad, String expected) {
    assertThat(GOOD).contains(good);
    assertThat(problems(GOOD.replace(good, bad))).as(bad).anyMatch(p -> p.contains(expected));
  }
}
