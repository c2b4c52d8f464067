package org.muye.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

class AccountsTest {
  @TempDir private Path folder;

  private Accounts accounts() {
    return new Accounts(folder.resolve("state/accounts.json"));
  }

  @Test
  void letsInTheAccountWithItsOwnPasswordOnly() {
    String li = accounts().grant("li.na");
    String wang = accounts().grant("wang");

    assertThat(li).hasSize(24).isNotEqualTo(wang);
    assertThat(accounts().accepts("li.na", li)).isTrue();
    assertThat(accounts().accepts("li.na", wang)).isFalse();
    assertThat(accounts().accepts("li.na", "")).isFalse();
    assertThat(accounts().accepts("zhao", li)).isFalse();
  }

  @Test
  void forgetsTheOldPasswordWithTheNew() {
    String old = accounts().grant("li");
    String now = accounts().grant("li");

    assertThat(accounts().accepts("li", old)).isFalse();
    assertThat(accounts().accepts("li", now)).isTrue();
  }

  @Test
  void letsNobodyInOnceRevoked() {
    String password = accounts().grant("li");
    accounts().revoke("li");

    assertThat(accounts().accepts("li", password)).isFalse();
    assertThat(accounts().isEmpty()).isTrue();
    assertThatThrownBy(() -> accounts().revoke("li"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no account li");
  }

  @Test
  void keepsNoPasswordAndLetsNobodyElseReadTheFile() throws IOException {
    String password = accounts().grant("li");
    Path file = folder.resolve("state/accounts.json");

    assertThat(Files.readString(file)).contains("li").doesNotContain(password);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Li", "1a", "li na", "../li", "李", "a\"b"})
  void takesPlainNamesOnly(String name) {
    assertThatThrownBy(() -> accounts().grant(name))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no name");
  }
}
