package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.exceptions.ConcurrentAppendException;
import io.delta.exceptions.MetadataChangedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class TableWritesTest {
  private final List<String> events = new ArrayList<>();
  private final TableWrites writes = new TableWrites(() -> events.add("allowed"));

  private void fail(int times, RuntimeException failure) {
    writes.run(
        () -> {
          events.add("write");
          if (events.stream().filter("write"::equals).count() <= times) {
            throw failure;
          }
        });
  }

  @Test
  void aWriteThatMeetsAnotherCommitIsTriedAgainIfItIsStillAllowed() {
    fail(2, new ConcurrentAppendException("another commit"));

    assertThat(events).containsExactly("allowed", "write", "allowed", "write", "allowed", "write");
  }

  @Test
  void aConflictIsFoundAmongTheCauses() {
    fail(1, new IllegalStateException("job failed", new MetadataChangedException("columns")));

    assertThat(events).filteredOn("write"::equals).hasSize(2);
  }

  @Test
  void afterFourConflictsSomebodyElseIsAtWork() {
    assertThatThrownBy(() -> fail(9, new ConcurrentAppendException("another commit")))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.kind()).isEqualTo(UserError.Kind.CONFLICT));
    assertThat(events).filteredOn("write"::equals).hasSize(4);
  }

  @Test
  void nothingElseIsTriedAgain() {
    assertThatThrownBy(() -> fail(1, new IllegalArgumentException("no such column")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(events).filteredOn("write"::equals).hasSize(1);
  }

  @Test
  void whatMayNotBeWrittenIsNotTried() {
    TableWrites refused =
        new TableWrites(
            () -> {
              throw new IllegalStateException("lost");
            });

    assertThatThrownBy(() -> refused.run(() -> events.add("write"))).hasMessage("lost");
    assertThat(events).isEmpty();
  }
}
