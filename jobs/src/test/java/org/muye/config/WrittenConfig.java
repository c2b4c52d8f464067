package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muye.error.UserError;

/** A muye.yaml that a test writes. */
final class WrittenConfig {
  private WrittenConfig() {}

  static MuyeConfig load(Path folder, String yaml) throws IOException {
    return MuyeConfig.load(write(folder, yaml));
  }

  private static Path write(Path folder, String yaml) throws IOException {
    return Files.writeString(folder.resolve("muye.yaml"), yaml);
  }

  /** Why a file is refused. */
  static UserError failure(Path folder, String yaml) throws IOException {
    Path file = write(folder, yaml);
    UserError error = catchThrowableOfType(UserError.class, () -> MuyeConfig.load(file));
    assertThat(error).as("the file must be refused").isNotNull();
    return error;
  }

  /** The smallest file and more keys. */
  static String smallestWith(String more) {
    return """
    region: xinxiang
    warehouse: ./warehouse
    sources: [{name: a, record: incident, mapping: chicago-assaults, path: a.csv}]
    %s
    """
        .formatted(more);
  }
}
