package org.muye.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, for the lock is the system's. */
class DiskLockPlaceTest {
  private static final Holder ME =
      new Holder("run-1", "nightly", 1, "node", "muye", Instant.parse("2026-01-05T01:00:00Z"));
  private static final Holder OTHER =
      new Holder("run-2", "refine", 2, "node", "muye", Instant.parse("2026-01-05T02:00:00Z"));

  @TempDir Path warehouse;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  private LockPlace place() {
    return new DiskLockPlace(warehouse.resolve("ops/_lock"));
  }

  /**
   * Another process that takes the warehouse if it can, says so, and keeps it until it is killed.
   */
  public static final class Keeper {
    private Keeper() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      Holder me = Holder.thisProcess("run-" + args[1], "nightly", Instant.EPOCH);
      LockPlace.Attempt attempt = new DiskLockPlace(Path.of(args[0], "ops/_lock")).attempt(me);
      System.out.println(attempt.lock() == null ? "refused" : "held");
      Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
  }

  private Process keeper(String number) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Keeper.class.getName(),
                warehouse.toString(),
                number)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  private static String says(Process process) throws IOException {
    return Objects.requireNonNull(
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine());
  }

  @Test
  void oneProcessTakesTheWarehouseOnce() throws IOException {
    LockPlace.Attempt mine = place().attempt(ME);
    LockPlace.Attempt again = place().attempt(OTHER);

    assertThat(again.lock()).isNull();
    assertThat(again.holder()).isEqualTo(ME);
    Objects.requireNonNull(mine.lock()).requireHeld();

    Objects.requireNonNull(mine.lock()).close();

    LockPlace.Attempt later = place().attempt(OTHER);
    assertThat(later.lock()).isNotNull();
    Objects.requireNonNull(later.lock()).close();
  }

  @Test
  void theFileSaysWhoHoldsIt() throws IOException {
    LockPlace.Attempt mine = place().attempt(ME);

    assertThat(Files.readString(warehouse.resolve("ops/_lock")))
        .contains("\"run_id\" : \"run-1\"", "\"command\" : \"nightly\"", "\"pid\" : 1")
        .contains("\"since\" : \"2026-01-05T01:00:00Z\"");
    Objects.requireNonNull(mine.lock()).close();
  }

  @Test
  void ofTwoProcessesStartedTogetherOneHoldsIt() throws IOException {
    Process first = keeper("1");
    Process second = keeper("2");

    assertThat(List.of(says(first), says(second))).containsExactlyInAnyOrder("held", "refused");
  }

  @Test
  void theLockOfAKilledProcessIsFreeAndItsTextStopsNobody()
      throws IOException, InterruptedException {
    Process other = keeper("1");
    assertThat(says(other)).isEqualTo("held");
    LockPlace.Attempt refused = place().attempt(ME);
    assertThat(refused.lock()).isNull();
    assertThat(Objects.requireNonNull(refused.holder()).pid()).isEqualTo(other.pid());

    other.destroyForcibly().waitFor();

    assertThat(Files.size(warehouse.resolve("ops/_lock"))).isPositive();
    LockPlace.Attempt after = place().attempt(ME);
    assertThat(after.lock()).isNotNull();
    assertThat(Files.readString(warehouse.resolve("ops/_lock"))).contains("run-1");
    Objects.requireNonNull(after.lock()).close();
  }
}
