package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class MuyeConfigTest {
  @TempDir Path folder;

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("muye.yaml"), yaml);
  }

  private UserError failure(String yaml) throws IOException {
    Path file = write(yaml);
    UserError error = catchThrowableOfType(UserError.class, () -> MuyeConfig.load(file));
    assertThat(error).as("the file must be refused").isNotNull();
    return error;
  }

  @Test
  void readsEveryKey() throws IOException {
    Path ours = Files.createFile(folder.resolve("our-four-isations.yaml"));
    MuyeConfig config =
        MuyeConfig.load(
            write(
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
                """));
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

  private static String judged(String common, String ofSource) {
    return """
    region: xinxiang
    warehouse: ./warehouse
    quality: %s
    sources:
      - {name: a, record: incident, mapping: chicago-assaults, path: a.csv}
      - {name: b, record: incident, mapping: chicago-assaults, path: b.csv, quality: %s}
    """
        .formatted(common, ofSource);
  }

  @Test
  void aPathThatNoFileCanHaveIsRefusedByItsPlace() throws IOException {
    assertThat(
            failure(
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

  @Test
  void aSourceTakesTheGatesOfAllExceptThoseItHasItself() throws IOException {
    MuyeConfig.Quality quality =
        MuyeConfig.load(
                write(
                    judged(
                        "{freshness_hours: 30, weekday_volume: true, unknown_share_gate: 0.3}",
                        "{rows: {min: 10, max: 500}, weekday_volume: {weeks: 4, deviations: 3}}")))
            .quality();
    assertThat(quality.gates("a"))
        .isEqualTo(
            new QualityGates(0.2, 0.3, 30.0, null, null, new QualityGates.WeekdayVolume(8, 5)));
    assertThat(quality.gates("b"))
        .isEqualTo(
            new QualityGates(0.2, 0.3, 30.0, 10L, 500L, new QualityGates.WeekdayVolume(4, 3)));
    assertThat(
            MuyeConfig.load(write(judged("{weekday_volume: true}", "{weekday_volume: false}")))
                .quality()
                .gates("b")
                .weekdayVolume())
        .isNull();
  }

  @Test
  void refusesGatesThatNothingCanPass() throws IOException {
    assertThat(failure(judged("{rows: {min: 5, max: 4}}", "{rows: {min: 9}}")).why())
        .contains("quality.rows: min is above max", "sources.1.quality.rows: min is above max");
    assertThat(failure(judged("{weekday_volume: {weeks: 3}}", "{freshness: 2}")).why())
        .contains("weeks", "freshness");
  }

  private static String watched(String more) {
    return """
    region: xinxiang
    warehouse: ./warehouse
    sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
    %s
    """
        .formatted(more);
  }

  @Test
  void nothingIsToldToOtherProgramsUnlessAsked() throws IOException {
    assertThat(MuyeConfig.load(write(watched(""))).observability()).isEqualTo(Observability.NONE);
  }

  @Test
  void readsWhatIsToldToOtherPrograms() throws IOException {
    Observability told =
        MuyeConfig.load(
                write(
                    watched(
                        """
                        observability:
                          reports: ./reports
                          access_log: s3a://muye/access
                          prometheus_file: ./muye.prom
                          lineage: {url: "http://127.0.0.1:5000/api", api_key_file: ./key}
                        notify:
                          - {command: [./page, --now]}
                          - {on: [ok], runs: [review], webhook_env: HOOK, timeout_seconds: 7}
                        """)))
            .observability();
    assertThat(told)
        .isEqualTo(
            new Observability(
                folder.resolve("reports").toString(),
                "s3a://muye/access",
                folder.resolve("muye.prom"),
                new Observability.Lineage(
                    null,
                    "http://127.0.0.1:5000/api",
                    new SecretPlace(null, folder.resolve("key")),
                    "muye",
                    5),
                List.of(
                    new Observability.Notice(
                        Set.of(
                            Observability.End.FAILED,
                            Observability.End.QUALITY_GATE,
                            Observability.End.CONFLICT),
                        Set.of("nightly"),
                        List.of("./page", "--now"),
                        null,
                        30),
                    new Observability.Notice(
                        Set.of(Observability.End.OK),
                        Set.of("review"),
                        null,
                        new Observability.Webhook(null, new SecretPlace("HOOK", null)),
                        7))));
  }

  @Test
  void namesEverySecretPlaceOnce() throws IOException {
    assertThat(
            MuyeConfig.load(
                    write(
                        watched(
                            """
                            serving: {postgres: {url: "jdbc:postgresql://db/m", password_file: p}}
                            observability: {lineage: {url: "http://h/", api_key_env: KEY}}
                            notify: [{webhook_env: HOOK}, {command: [x]}]
                            """)))
                .secretPlaces())
        .containsExactly(
            new SecretPlace(null, folder.resolve("p")),
            new SecretPlace("KEY", null),
            new SecretPlace("HOOK", null));
  }

  @Test
  void refusesNoticesThatReachNobodyOrTwo() throws IOException {
    assertThat(
            failure(
                    watched(
                        """
                        observability: {lineage: {timeout_seconds: 3}, prometheus_file: ./m.txt}
                        notify:
                          - {on: [ok]}
                          - {command: [x], webhook: "http://h/"}
                          - {webhook: "https://user:s3cret@h/"}
                          - {on: [late], command: [x]}
                        """))
                .why())
        .contains(
            "observability.lineage needs either 'file' or 'url'",
            "prometheus_file",
            "notify.0 needs one of",
            "notify.1 needs one of",
            "notify.2.webhook has a password in it",
            "notify.3.on")
        .doesNotContain("s3cret");
  }

  @Test
  void refusesKeysInAddresses() throws IOException {
    UserError error =
        failure(
            """
            region: xinxiang
            warehouse: s3a://id:s3cret@lake/muye
            serving: {postgres: {url: "jdbc:postgresql://db/m?sslpassword=s3cret"}}
            sources:
              - {name: a, record: incident, mapping: chicago-assaults, path: "s3a://id:s3cret@in/*.csv"}
              - name: b
                record: incident
                mapping: chicago-assaults
                jdbc: {url: "jdbc:oracle:thin:scott/s3cret@db:1521/x", table: cases}
            """);
    assertThat(error.why())
        .contains(
            "line 2: warehouse has a key",
            "serving.postgres has a password",
            "sources.0.path has a key",
            "source 'b' has a password");
    assertThat(error.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void aSecretHasOnePlace() throws IOException {
    assertThat(
            failure(
                    watched(
                        "serving: {postgres: {url: 'jdbc:postgresql://db/m', password_env: P,"
                            + " password_file: p}}"))
                .why())
        .contains("both password_env and password_file are given");
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
    assertThat(MuyeConfig.load(write(assessedBy("sample"))).assessmentRuleBooks())
        .containsExactly("sample");
    assertThat(MuyeConfig.load(write(assessedBy("./mine.yaml"))).assessmentRuleBooks())
        .containsExactly(mine);
    assertThat(MuyeConfig.load(write(assessedBy("[sample, mine.yaml]"))).assessmentRuleBooks())
        .containsExactly("sample", mine);
    assertThat(failure(assessedBy("[sample, ./other.yaml]")).why())
        .contains("line 4: assessment.rule_book: there is no file " + folder.resolve("other.yaml"));
    assertThat(failure(assessedBy("3")).why()).contains("assessment.rule_book must be");
  }

  @Test
  void theSmallestFileHasDefaults() throws IOException {
    MuyeConfig config =
        MuyeConfig.load(
            write(
                """
                region: xinxiang
                warehouse: s3a://bucket/muye
                sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
                serving: {postgres: embedded}
                """));
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
  void refusesAPasswordInTheAddressOfTheMart() throws IOException {
    UserError error =
        failure(
            """
            region: xinxiang
            warehouse: ./warehouse
            sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
            serving: {postgres: {url: "jdbc:postgresql://db/muye?password=secret", user: u}}
            """);

    assertThat(error.why()).contains("line 4", "password_env").doesNotContain("secret");
  }

  /** Addresses are stored with every run, so that a password in one would be readable. */
  @Test
  void refusesAPasswordInAnAddress() throws IOException {
    for (String url :
        List.of(
            "jdbc:postgresql://db/x?user=a&password=secret",
            "jdbc:postgresql://a:secret@db/x",
            "jdbc:sqlserver://db;user=a;Password=secret")) {
      UserError error =
          failure(
              """
              region: xinxiang
              warehouse: w
              sources:
                - name: calls
                  record: incident
                  mapping: canonical-incident
                  jdbc: {url: "%s", table: calls}
              """
                  .formatted(url));
      assertThat(error.why()).contains("line 7: source 'calls' has a password in its url");
      assertThat(error.getMessage()).doesNotContain("secret");
    }
  }

  @Test
  void refusesAFileWithoutSources() throws IOException {
    assertThat(failure("region: a\nwarehouse: b\n").why()).contains("lacks the key 'sources'");
    assertThat(failure("region: a\nwarehouse: b\nsources: []\n").why()).contains("sources");
  }

  @Test
  void refusesWhatIsNoYaml() throws IOException {
    assertThat(failure("region: [a\nwarehouse: b").problem()).contains("not valid YAML");
    assertThat(failure("").problem()).contains("is empty");
    assertThat(failure("just a text").why()).contains("the file must be a block of keys");
    assertThat(failure("region: a\nregion: b\n").why())
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
        MuyeConfig.load(
            write(
                """
                region: xinxiang
                warehouse: w
                sources:
                  - {name: a, record: dispute, mapping: chicago-assaults, path: a.csv}
                  - {name: b, record: incident, mapping: chicago-assaults, jdbc: {url: "jdbc:postgresql://x/y", table: t}}
                """));
    UserError error =
        catchThrowableOfType(
            UserError.class, () -> CanonicalFieldsForTests.mappings().loadAll(config));
    assertThat(error.why())
        .contains("source 'a': its record is 'dispute'")
        .contains("source 'b': the mapping 'chicago-assaults' reads files");
  }
}
