package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class SparkHomeTest {
  @TempDir private Path folder;

  private Path distribution(String version) throws IOException {
    Path home = folder.resolve("spark-" + version);
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-hive-thriftserver_2.13-" + version + ".jar"));
    return home;
  }

  @Test
  void takesTheNamedDistributionBeforeThatOfTheEnvironment() throws IOException {
    Path named = distribution("4.2.0");
    Path other = distribution("4.1.0");

    assertThat(SparkHome.find(named, other.toString(), "4.2.0").folder()).isEqualTo(named);
    assertThat(SparkHome.find(null, named.toString(), "4.2.0").folder()).isEqualTo(named);
  }

  @Test
  void saysHowToGetOneWhenThereIsNone() {
    assertThatThrownBy(() -> SparkHome.find(null, "", "4.2.0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no Spark distribution")
        .hasMessageContaining("pip install pyspark==4.2.0");
  }

  @Test
  void refusesAnotherVersionAndAFolderWithoutTheServer() throws IOException {
    Path older = distribution("4.1.0");

    assertThatThrownBy(() -> SparkHome.find(older, null, "4.2.0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is Spark 4.1.0");
    assertThatThrownBy(() -> SparkHome.find(folder, null, "4.2.0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no Spark distribution with a Thrift server");
  }
}
