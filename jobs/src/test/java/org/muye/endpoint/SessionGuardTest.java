package org.muye.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;
import org.muye.sql.StatementGuard;
import org.muye.time.ReportingClock;

class SessionGuardTest {
  private static final Map<String, String> SETTINGS = Map.of("spark.sql.runSQLOnFiles", "false");

  @TempDir private Path folder;

  private SessionGuard guard(Path audit) {
    return new SessionGuard(
        new StatementGuard(Set.of("gold.unit"), Set.of("gold")),
        Set.of("SELECT `a` FROM `lake`.`gold`.`unit`"),
        SETTINGS,
        new AuditLog(audit, ReportingClock.stoppedAt(Instant.parse("2025-04-10T02:03:04Z"))));
  }

  @Test
  void writesDownEachStatementWithItsAccountBeforeItRuns() throws IOException {
    Path audit = folder.resolve("audit.jsonl");
    SessionGuard guard = guard(audit);

    guard.judge("SELECT 1", "li", "gold", SETTINGS);
    assertThatThrownBy(() -> guard.judge("DROP VIEW gold.unit", "wang", "gold", SETTINGS))
        .isInstanceOf(RefusedStatement.class);

    assertThat(Files.readAllLines(audit))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "{\"at\":\"2025-04-10T02:03:04Z\",\"account\":\"li\","
                            + "\"event\":\"ALLOWED\",\"statement\":\"SELECT 1\"}"),
            line ->
                assertThat(line)
                    .contains("\"account\":\"wang\"", "\"event\":\"REFUSED\"", "DROP VIEW"));
  }

  @Test
  void masksIdentityAndTelephoneNumbersInStatements() throws IOException {
    Path audit = folder.resolve("audit.jsonl");
    guard(audit).judge("SELECT '410702199001010007', '13800000000'", "li", "gold", SETTINGS);

    assertThat(Files.readString(audit))
        .contains("<id-number>", "<phone>")
        .doesNotContain("410702199001010007", "13800000000");
  }

  @Test
  void runsNothingThatCannotBeWrittenDown() {
    SessionGuard guard = guard(folder.resolve("no-such-folder/audit.jsonl"));

    assertThatThrownBy(() -> guard.judge("SELECT 1", "li", "gold", SETTINGS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the audit log cannot be written");
  }

  @Test
  void refusesConnectionsThatBringSettingsOfTheirOwn() {
    SessionGuard guard = guard(folder.resolve("audit.jsonl"));

    for (Map<String, String> other :
        Set.of(
            Map.<String, String>of(),
            Map.of("spark.sql.runSQLOnFiles", "true"),
            Map.of("spark.sql.runSQLOnFiles", "false", "fs.file.impl", "x"))) {
      assertThatThrownBy(() -> guard.judge("SELECT 1", "li", "gold", other))
          .isInstanceOf(RefusedStatement.class)
          .hasMessageContaining("changes the setting");
    }
    assertThat(
            guard.judge(
                "SELECT 1",
                "li",
                "gold",
                Map.of("spark.sql.runSQLOnFiles", "false", "hive.exec.parallel", "true")))
        .isNotNull();
  }

  @Test
  void knowsTheQueriesOfItsOwnViewsByTheirText() {
    SessionGuard guard = guard(folder.resolve("audit.jsonl"));

    assertThat(guard.isOwnView("SELECT `a` FROM `lake`.`gold`.`unit`")).isTrue();
    assertThat(guard.isOwnView("SELECT `b` FROM `lake`.`gold`.`unit`")).isFalse();
  }

  @Test
  void tellsARefusalWithoutClassNamesAndStack() {
    RefusedStatement refused = new RefusedStatement("the query was not run");
    refused.setStackTrace(new Throwable().getStackTrace());

    assertThat(refused.toString()).isEqualTo("the query was not run");
    assertThat(refused.getStackTrace()).isEmpty();
    assertThat(refused.getSQLState()).isEqualTo("42501");
  }
}
