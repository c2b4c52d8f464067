package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.config.WrittenConfig.failure;
import static org.muye.config.WrittenConfig.load;
import static org.muye.config.WrittenConfig.smallestWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

/** Secrets stand in places of their own, never in the configuration. */
class ConfigSecretsTest {
  @TempDir Path folder;

  @Test
  void namesEverySecretPlaceOnce() throws IOException {
    assertThat(
            load(
                    folder,
                    smallestWith(
                        """
                        serving: {postgres: {url: "jdbc:postgresql://db/m", password_file: p}}
                        observability: {lineage: {url: "http://h/", api_key_env: KEY}}
                        notify: [{webhook_env: HOOK}, {command: [x]}]
                        """))
                .secretPlaces())
        .containsExactly(
            new SecretPlace(null, folder.resolve("p")),
            new SecretPlace("KEY", null),
            new SecretPlace("HOOK", null));
  }

  @Test
  void aSecretHasOnePlace() throws IOException {
    assertThat(
            failure(
                    folder,
                    smallestWith(
                        "serving: {postgres: {url: 'jdbc:postgresql://db/m', password_env: P,"
                            + " password_file: p}}"))
                .why())
        .contains("both password_env and password_file are given");
  }

  @Test
  void refusesKeysInAddresses() throws IOException {
    UserError error =
        failure(
            folder,
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
  void refusesAPasswordInTheAddressOfTheMart() throws IOException {
    UserError error =
        failure(
            folder,
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
              folder,
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
}
