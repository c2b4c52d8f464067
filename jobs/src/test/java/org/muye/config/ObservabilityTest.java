package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.config.WrittenConfig.failure;
import static org.muye.config.WrittenConfig.load;
import static org.muye.config.WrittenConfig.smallestWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservabilityTest {
  @TempDir Path folder;

  @Test
  void nothingIsToldToOtherProgramsUnlessAsked() throws IOException {
    assertThat(load(folder, smallestWith("")).observability()).isEqualTo(Observability.NONE);
  }

  @Test
  void readsWhatIsToldToOtherPrograms() throws IOException {
    Observability told =
        load(
                folder,
                smallestWith(
                    """
                    observability:
                      reports: ./reports
                      access_log: s3a://muye/access
                      prometheus_file: ./muye.prom
                      lineage: {url: "http://127.0.0.1:5000/api", api_key_file: ./key}
                    notify:
                      - {command: [./page, --now]}
                      - {on: [ok], runs: [review], webhook_env: HOOK, timeout_seconds: 7}
                    """))
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
  void refusesNoticesThatReachNobodyOrTwo() throws IOException {
    assertThat(
            failure(
                    folder,
                    smallestWith(
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
}
