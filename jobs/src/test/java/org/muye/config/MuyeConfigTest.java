package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.muye.config.WrittenConfig.failure;
import static org.muye.config.WrittenConfig.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class MuyeConfigTest {
  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    Path ours = Files.createFile(folder.resolve("our-four-isations.yaml"));
    MuyeConfig config =
        load(
            folder,
            """
            region: st-louis
            warehouse: ./warehouse
            first_period: 2015-01-01
            lang: en
            review: {four_isations: ./our-four-isations.yaml, suppress_below: 10}
            indicators: {first_releases: 3}
            quality: {unknown_share_limit: 0.05, quarantine_share_limit: 0.5}
            duplicates: {incident: {same: [unit_id, occurred_at]}}
            serving: {postgres: {url: "jdbc:postgresql://db/muye", user: muye, password_env: DB_PASSWORD}}
            sources:
              - {name: crime, record: incident, mapping: st-louis-crime, path: "in/*.csv"}
              - name: courses-1
                record: training
                mapping: carpentries-workshops
                path: [in/a.csv, /data/b/**]
                delivered_on: 2018-03-31
              - name: table
                record: incident
                mapping: chicago-assaults
                jdbc: {url: "jdbc:postgresql://db/x", table: public.cases, user: u, password_env: P}
            """);
    assertThat(config.region()).isEqualTo("st-louis");
    assertThat(config.warehouse()).isEqualTo(folder.resolve("warehouse").toString());
    assertThat(config.firstPeriod()).isEqualTo(LocalDate.of(2015, 1, 1));
    assertThat(config.lang()).isEqualTo("en");
    assertThat(config.review().fourIsations()).isEqualTo(ours);
    assertThat(config.review().suppressBelow()).isEqualTo(10);
    assertThat(config.indicators().firstReleases()).isEqualTo(3);
    assertThat(config.quality())
        .isEqualTo(
            new MuyeConfig.Quality(
                0.05, new QualityGates(0.5, null, null, null, null, null), Map.of()));
    assertThat(config.duplicates())
        .isEqualTo(
            Map.of("incident", new MuyeConfig.DuplicateRule(List.of("unit_id", "occurred_at"))));
    assertThat(config.serving())
        .isEqualTo(
            new MuyeConfig.Postgres(
                false, "jdbc:postgresql://db/muye", "muye", new SecretPlace("DB_PASSWORD", null)));
    assertThat(config.sources())
        .containsExactly(
            new MuyeConfig.Source(
                "crime",
                "incident",
                "st-louis-crime",
                List.of(folder.resolve("in") + "/*.csv"),
                null,
                null),
            new MuyeConfig.Source(
                "courses-1",
                "training",
                "carpentries-workshops",
                List.of(folder.resolve("in/a.csv").toString(), "/data/b/**"),
                null,
                LocalDate.of(2018, 3, 31)),
            new MuyeConfig.Source(
                "table",
                "incident",
                "chicago-assaults",
                List.of(),
                new MuyeConfig.Jdbc(
                    "jdbc:postgresql://db/x", "public.cases", "u", new SecretPlace("P", null)),
                null));
    assertThat(config.source("table")).isPresent();
    assertThat(config.source("none")).isEmpty();
  }

  @Test
  void aPathThatNoFileCanHaveIsRefusedByItsPlace() throws IOException {
    assertThat(
            failure(
                    folder,
                    """
                    region: xinxiang
                    warehouse: ./warehouse
                    sources: [{name: a, record: incident, mapping: "./a\\0b.yaml", path: a.csv}]
                    warnings: {rules: "a\\0b"}
                    assessment: {rule_book: "./a\\0b.yaml"}
                    """)
                .why())
        .contains("line 3: './a", "line 4: 'a", "line 5: './a", "is not a valid path");
  }

  private static String assessedBy(String ruleBook) {
    return """
    region: xinxiang
    warehouse: ./warehouse
    sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
    assessment: {rule_book: %s}
    """
        .formatted(ruleBook);
  }

  @Test
  void takesOneRuleBookOfTheAssessmentOrSeveral() throws IOException {
    String mine = Files.createFile(folder.resolve("mine.yaml")).toString();
    assertThat(load(folder, assessedBy("sample")).assessmentRuleBooks()).containsExactly("sample");
    assertThat(load(folder, assessedBy("./mine.yaml")).assessmentRuleBooks()).containsExactly(mine);
    assertThat(load(folder, assessedBy("[sample, mine.yaml]")).assessmentRuleBooks())
        .containsExactly("sample", mine);
    assertThat(failure(folder, assessedBy("[sample, ./other.yaml]")).why())
        .contains("line 4: assessment.rule_book: there is no file " + folder.resolve("other.yaml"));
    assertThat(failure(folder, assessedBy("3")).why()).contains("assessment.rule_book must be");
  }

  @Test
  void theSmallestFileHasDefaults() throws IOException {
    MuyeConfig config =
        load(
            folder,
            """
            region: xinxiang
            warehouse: s3a://bucket/muye
            sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
            serving: {postgres: embedded}
            """);
    assertThat(config.warehouse()).isEqualTo("s3a://bucket/muye");
    assertThat(config.quality())
        .isEqualTo(new MuyeConfig.Quality(0.02, QualityGates.DEFAULT, Map.of()));
    assertThat(config.indicators().firstReleases()).isEqualTo(1);
    assertThat(config.firstPeriod()).isNull();
    assertThat(config.assessmentRuleBooks()).isEmpty();
    assertThat(config.lang()).isEqualTo("zh");
    assertThat(config.serving()).isEqualTo(new MuyeConfig.Postgres(true, null, null, null));
  }

  @Test
  void reportsAllMistakesAtOnceWithLines() throws IOException {
    UserError error =
        failure(
            folder,
            """
            region: ./nowhere
            warehose: ./warehouse
            lang: fr
            first_period: 2015-02-30
            quality: {unknown_share_limit: 2}
            serving: {postgres: sqlite}
            sources:
              - {name: a, record: incidents, mapping: st-louis-crimes, path: "x{.csv"}
              - {name: a, record: incident, mapping: my.yaml, pth: y.csv}
            """);
    assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
    assertThat(error.problem()).endsWith("muye.yaml has 14 problems");
    assertThat(error.why().lines().map(String::strip))
        .anyMatch(l -> l.startsWith("line 1: region: there is no folder"))
        .contains("line 1: the file lacks the key 'warehouse'")
        .contains("line 2: unknown key 'warehose' in the file (did you mean 'warehouse'?)")
        .contains("line 3: lang is 'fr', but must be one of zh, en")
        .contains("line 4: '2015-02-30' is not a day of the calendar")
        .anyMatch(l -> l.startsWith("line 5: quality.unknown_share_limit"))
        .anyMatch(l -> l.startsWith("line 6: serving.postgres is 'sqlite'"))
        .anyMatch(
            l ->
                l.startsWith("line 8: sources.0.record is 'incidents'")
                    && l.endsWith("(did you mean 'incident'?)"))
        .anyMatch(
            l ->
                l.contains("no mapping named 'st-louis-crimes'")
                    && l.contains("did you mean 'st-louis-crime'?"))
        .anyMatch(l -> l.startsWith("line 8: 'x{.csv' is not a valid glob"))
        .contains("line 9: two sources have the name 'a'; the other is in line 8")
        .anyMatch(
            l -> l.startsWith("line 9: unknown key 'pth' in sources.1") && l.contains("'path'"))
        .anyMatch(l -> l.startsWith("line 9: source 'a' needs either 'path' or 'jdbc'"))
        .anyMatch(l -> l.startsWith("line 9: mapping: there is no file"));
  }

  @Test
  void refusesAFileWithoutSources() throws IOException {
    assertThat(failure(folder, "region: a\nwarehouse: b\n").why())
        .contains("lacks the key 'sources'");
    assertThat(failure(folder, "region: a\nwarehouse: b\nsources: []\n").why()).contains("sources");
  }

  @Test
  void refusesWhatIsNoYaml() throws IOException {
    assertThat(failure(folder, "region: [a\nwarehouse: b").problem()).contains("not valid YAML");
    assertThat(failure(folder, "").problem()).contains("is empty");
    assertThat(failure(folder, "just a text").why()).contains("the file must be a block of keys");
    assertThat(failure(folder, "region: a\nregion: b\n").why())
        .contains("line 2: the key 'region' appears twice");
  }

  @Test
  void namesAMissingFile() {
    UserError error =
        catchThrowableOfType(UserError.class, () -> MuyeConfig.load(folder.resolve("no.yaml")));
    assertThat(error.why()).isEqualTo("There is no such file.");
  }

  @Test
  void sourcesAndMappingsMustAgree() throws IOException {
    MuyeConfig config =
        load(
            folder,
            """
            region: xinxiang
            warehouse: w
            sources:
              - {name: a, record: dispute, mapping: chicago-assaults, path: a.csv}
              - {name: b, record: incident, mapping: chicago-assaults, jdbc: {url: "jdbc:postgresql://x/y", table: t}}
            """);
    UserError error =
        catchThrowableOfType(
            UserError.class, () -> CanonicalFieldsForTests.mappings().loadAll(config));
    assertThat(error.why())
        .contains("source 'a': its record is 'dispute'")
        .contains("source 'b': the mapping 'chicago-assaults' reads files");
  }
}
