package org.muye.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPropertiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hive.server2.custom.authentication.class",
        "muye.endpoint.settings",
        "java.security.policy",
        "spark.sql.extensions"
      })
  void keepsWhatDecidesWhoMayEnterAndWhatRuns(String name) {
    Properties properties = new FixedProperties(new Properties());

    assertThatThrownBy(() -> properties.setProperty(name, "x"))
        .isInstanceOf(RefusedStatement.class);
    assertThatThrownBy(() -> properties.put(name, "x")).isInstanceOf(RefusedStatement.class);
    assertThat(properties.getProperty(name)).isNull();
  }

  @Test
  void keepsWhatWasThereAndLetsLibrariesNoteTheirOwn() {
    Properties before = new Properties();
    before.setProperty("java.home", "/jdk");
    Properties properties = new FixedProperties(before);
    properties.setProperty("derby.system.home", "/tmp");

    assertThat(properties.getProperty("java.home")).isEqualTo("/jdk");
    assertThat(properties.getProperty("derby.system.home")).isEqualTo("/tmp");
  }
}
