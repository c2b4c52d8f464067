package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class WorkspaceSettingsTest {
  @TempDir Path folder;

  private Path config(String more) throws IOException {
    return Files.writeString(
        folder.resolve("muye.yaml"),
        """
        region: xinxiang
        warehouse: warehouse
        sources:
          - {name: calls, record: incident, mapping: ./calls.yaml, path: 'calls/*.csv'}
        """
            + more);
  }

  @Test
  void whoOnlyReadsDoesNotWaitForMappings() throws IOException {
    Files.writeString(folder.resolve("calls.yaml"), "name: calls\nunknown: true\n");
    WorkspaceSettings settings = WorkspaceSettings.toRead(config(""));
    assertThat(settings.region().id()).isEqualTo("xinxiang");
    assertThat(settings.contracts().find("gold.unit")).isPresent();
    assertThatThrownBy(settings::mappings).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> WorkspaceSettings.load(folder.resolve("muye.yaml")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void theConfigurationIsCheckedInAnyCase() throws IOException {
    Path config = config("unknown: true\n");
    assertThatThrownBy(() -> WorkspaceSettings.toRead(config))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void eachFileIsReadOnce() throws IOException {
    Files.writeString(folder.resolve("calls.yaml"), "");
    WorkspaceSettings settings = WorkspaceSettings.toRead(config(""));
    assertThat(settings.region()).isSameAs(settings.region());
  }
}
