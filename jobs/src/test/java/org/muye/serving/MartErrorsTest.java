package org.muye.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.error.UserError;

/** What a server refuses is said so that a person can put it right. */
class MartErrorsTest {
  private static final MartAddress ADDRESS =
      new MartAddress("jdbc:postgresql://db/muye", "owner", "secret");

  /** SQLSTATE codes of PostgreSQL, appendix A of its manual. */
  @ParameterizedTest
  @CsvSource({
    "08001, cannot be reached, serving.postgres.url",
    "28P01, refuses the user owner, password_env",
    "3D000, database does not exist, docs/serving.md",
    "42501, has not enough rights, docs/serving.md",
    "53100, cannot be written, night before"
  })
  void eachKindOfRefusalHasItsRemedy(String state, String problem, String remedy) {
    UserError error = MartErrors.explain(ADDRESS, new SQLException("FATAL: no\nmore", state));

    assertThat(error.problem()).contains(problem);
    assertThat(error.why()).startsWith("FATAL: no").doesNotContain("more");
    assertThat(error.remedy()).contains(remedy);
    assertThat(error.getMessage()).doesNotContain("secret");
  }

  @Test
  void aServerThatDoesNotRunCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    MartAddress nobody = new MartAddress("jdbc:postgresql://127.0.0.1:" + port + "/x", "u", "p");

    assertThatThrownBy(() -> Mart.open(nobody))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void anAddressDoesNotTellItsPassword() {
    assertThat(ADDRESS.toString()).doesNotContain("secret");
  }
}
