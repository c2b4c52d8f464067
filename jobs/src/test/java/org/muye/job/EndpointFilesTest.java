package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.endpoint.EndpointSettings;

class EndpointFilesTest {
  @TempDir private Path folder;

  @Test
  void showsGoldOnlyAndNoColumnThatSpeaksOfPersons() {
    List<EndpointSettings.Table> tables = EndpointFiles.tables(ContractCatalog.load());

    assertThat(tables)
        .extracting(EndpointSettings.Table::name)
        .contains("indicator_value", "revision_log", "duty_task")
        .doesNotContain("dispute", "incident");
    // The classification of these columns in schemas/gold is quasi.
    assertThat(tables)
        .flatExtracting(EndpointSettings.Table::columns)
        .extracting(EndpointSettings.Column::name)
        .contains("new_value")
        .doesNotContain("record_ids", "unk_ids", "retired_code_ids", "post_id");
  }

  @Test
  void listensOnThisMachineAsksForPasswordsAndReadsNoFilesByTheirPaths() throws IOException {
    EndpointFiles.write(
        folder, new EndpointSettings("/data/a&b", folder.toString(), List.of()), 24_391);

    assertThat(Files.readString(folder.resolve("conf/hive-site.xml")))
        .contains(
            "<name>hive.server2.thrift.bind.host</name><value>127.0.0.1</value>",
            "<name>hive.server2.thrift.port</name><value>24391</value>",
            "<name>hive.server2.authentication</name><value>CUSTOM</value>",
            "<name>hive.server2.allow.user.substitution</name><value>false</value>");
    assertThat(Files.readAllLines(folder.resolve("spark.properties")))
        .contains(
            "spark.sql.runSQLOnFiles false",
            "spark.sql.variable.substitute false",
            "spark.sql.catalogImplementation in-memory",
            "spark.sql.catalog.lake.warehouse /data/a&b",
            "spark.sql.extensions io.delta.sql.DeltaSparkSessionExtension,"
                + "org.muye.endpoint.GuardExtensions");
  }
}
