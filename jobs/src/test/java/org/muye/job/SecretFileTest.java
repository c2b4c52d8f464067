package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.config.SecretPlace;
import org.muye.error.Message;
import org.muye.error.UserError;

@DisabledOnOs(OS.WINDOWS)
class SecretFileTest {
  private static final Message PASSWORD = Message.of("secret.password_of_mart");

  @TempDir Path folder;

  private Path file(String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static UserError refusal(Path file) {
    UserError error = catchThrowableOfType(UserError.class, () -> SecretFile.read(file, PASSWORD));
    assertThat(error).isNotNull();
    return error;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void isReadWhenOnlyItsOwnerMayReadIt(String permissions) throws IOException {
    assertThat(SecretFile.read(file("s3cret\n", permissions), PASSWORD)).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rwx------", "rw--w----"})
  void isRefusedWithEveryOtherModeAndItsContentIsNotSaid(String permissions) throws IOException {
    UserError error = refusal(file("s3cret", permissions));
    assertThat(error.problem()).contains("the password of the mart is not safe");
    assertThat(error.why()).contains(permissions);
    assertThat(error.remedy()).contains("chmod 600 " + folder.resolve("secret"));
    assertThat(error.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void isRefusedWhenItIsAbsentOrEmpty() throws IOException {
    assertThat(refusal(folder.resolve("none")).why()).contains("there is no file");
    assertThat(refusal(file("\n", "rw-------")).why()).contains("is empty");
  }

  @Test
  void aLinkIsJudgedByTheFileItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file("s3cret", "rw-r--r--"));
    assertThat(refusal(link).why()).contains("rw-r--r--");
  }

  @Test
  void aPlaceIsAFileOrAVariable() throws IOException {
    Secrets secrets = name -> name.equals("SET") ? "value" : null;
    assertThat(secrets.read(null, PASSWORD)).isNull();
    assertThat(secrets.read(new SecretPlace("SET", null), PASSWORD)).isEqualTo("value");
    assertThat(secrets.read(new SecretPlace(null, file("s3cret", "rw-------")), PASSWORD))
        .isEqualTo("s3cret");
    UserError error =
        catchThrowableOfType(
            UserError.class, () -> secrets.read(new SecretPlace("UNSET", null), PASSWORD));
    assertThat(error.why()).contains("UNSET");
    assertThat(error.remedy()).contains("UNSET_FILE");
  }

  @Test
  void aVariableMayNameAFileInstead() throws IOException {
    String path = file("s3cret", "rw-------").toString();
    Map<String, String> set = Map.of("A", "value", "B_FILE", path, "C", "own", "C_FILE", path);
    Secrets secrets = Secrets.in(set::get);
    assertThat(secrets.get("A")).isEqualTo("value");
    assertThat(secrets.get("B")).isEqualTo("s3cret");
    assertThat(secrets.get("C")).as("the variable itself comes first").isEqualTo("own");
    assertThat(secrets.get("D")).isNull();
    file("s3cret", "rw-r--r--");
    assertThatThrownBy(() -> secrets.get("B")).hasMessageContaining("B is not safe");
  }
}
