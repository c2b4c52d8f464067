package org.muye.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class ListeningTest {
  @TempDir Path folder;

  @Test
  void aNetworkAddressNeedsACertificate() {
    assertThatThrownBy(() -> new Listening("0.0.0.0", 5432, null, null))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("0.0.0.0", "unencrypted", "--tls-certificate");
  }

  @Test
  void thisMachineNeedsNone() {
    assertThat(new Listening("127.0.0.1", 5432, null, null).settings()).doesNotContainKey("ssl");
    assertThat(Listening.locally().settings()).containsEntry("listen_addresses", "127.0.0.1");
    assertThat(Listening.locally().rules()).doesNotContain("hostssl").doesNotContain("trust");
  }

  @Test
  void overANetworkOnlyReadersConnectAndOnlyEncrypted() throws IOException {
    Path certificate = Files.createFile(folder.resolve("cert.pem"));
    Path key = Files.createFile(folder.resolve("key.pem"));
    Listening listening = new Listening("0.0.0.0", 5432, certificate, key);

    assertThat(listening.settings()).containsEntry("ssl", "on");
    assertThat(listening.rules().lines())
        .filteredOn(
            line -> !line.startsWith("#") && !line.contains("127.0.0.1") && !line.contains("::1"))
        .containsExactly("hostssl muye muye_reader,+muye_district all scram-sha-256");
  }

  @Test
  void aCertificateWithoutItsKeyIsRefused() throws IOException {
    Path certificate = Files.createFile(folder.resolve("cert.pem"));
    assertThatThrownBy(() -> new Listening(null, 5432, certificate, null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--tls-key");
  }
}
