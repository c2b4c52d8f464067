package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.junit.jupiter.api.Test;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

class ExpressionFailureTest {
  private static final List<String> MAPPINGS = List.of("calls", "letters");

  /** As the engine throws them; the message shows a value. */
  private static final class Told extends RuntimeException implements SparkThrowable {
    private static final long serialVersionUID = 1L;
    private final String condition;
    private final String state;

    Told(String condition, String state) {
      super("[" + condition + "] The value 'a secret' of the type STRING cannot be cast");
      this.condition = condition;
      this.state = state;
    }

    @Override
    public String getCondition() {
      return condition;
    }

    @Override
    public String getSqlState() {
      return state;
    }
  }

  @Test
  void aCastThatFailsOnARowIsTheMappingsFault() {
    RuntimeException explained =
        ExpressionFailure.explained(
            new IllegalStateException("job aborted", new Told("CAST_INVALID_INPUT", "22018")),
            MAPPINGS);
    assertThat(explained)
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.kind()).isEqualTo(UserError.Kind.INPUT);
              assertThat(e.why()).contains("calls or letters", "CAST_INVALID_INPUT");
              assertThat(e.remedy()).contains("try_cast");
              assertThat(e.getMessage()).doesNotContain("secret");
            });
  }

  @Test
  void anyOtherFailureStaysWhatItIs() {
    RuntimeException disk = new Told("FAILED_READ_FILE", "KD001");
    assertThat(ExpressionFailure.explained(disk, MAPPINGS)).isSameAs(disk);
    UserError known = UserError.of("source.empty", "a.csv");
    assertThat(ExpressionFailure.explained(known, MAPPINGS)).isSameAs(known);
    assertThat(ExpressionFailure.explained(new IOException("x"), MAPPINGS))
        .isInstanceOf(PipelineBug.class)
        .hasRootCauseInstanceOf(IOException.class);
  }
}
