package org.muye.job;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.PiiClass;
import org.muye.endpoint.EndpointServer;
import org.muye.endpoint.EndpointSettings;
import org.muye.endpoint.GuardExtensions;
import org.muye.error.PipelineBug;
import org.muye.spark.SparkSessions;
import org.muye.table.DeltaLibrary;
import org.muye.table.ReadOnlyCatalog;

/**
 * What the server's process finds when it starts, in a folder of its own.
 *
 * @param folder the folder, which the process works in
 */
record EndpointFiles(Path folder) {
  /** Writes the files. */
  static EndpointFiles write(Path folder, EndpointSettings settings, int port) throws IOException {
    EndpointFiles files = new EndpointFiles(folder);
    settings.write(folder.resolve("settings.json"));
    StringBuilder spark = new StringBuilder();
    files
        .sparkSettings(settings)
        .forEach((name, value) -> spark.append(name).append(' ').append(value).append('\n'));
    Files.writeString(files.sparkProperties(), spark);
    Files.createDirectories(files.configuration());
    Files.writeString(
        files.configuration().resolve("hive-site.xml"),
        files.hiveSettings(port).entrySet().stream()
            .map(
                e ->
                    "<property><name>"
                        + e.getKey()
                        + "</name><value>"
                        + xml(e.getValue())
                        + "</value></property>\n")
            .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n")),
        StandardCharsets.UTF_8);
    return files;
  }

  /** The gold tables with the columns that say nothing about a person. */
  static List<EndpointSettings.Table> tables(ContractCatalog contracts) {
    return contracts.contracts().stream()
        .filter(contract -> contract.layer().equals(EndpointSettings.SCHEMA))
        .map(EndpointFiles::table)
        .toList();
  }

  private static EndpointSettings.Table table(Contract contract) {
    return new EndpointSettings.Table(
        contract.table(),
        contract.titleZh() + " | " + contract.purpose(),
        contract.columns().stream()
            .filter(column -> column.piiClass() == PiiClass.SAFE)
            .map(
                column ->
                    new EndpointSettings.Column(
                        column.name(),
                        column.type(),
                        column.titleZh() + " | " + column.description()))
            .toList());
  }

  Path sparkProperties() {
    return folder.resolve("spark.properties");
  }

  private Path configuration() {
    return folder.resolve("conf");
  }

  private Map<String, String> sparkSettings(EndpointSettings settings) {
    Map<String, String> spark = new LinkedHashMap<>(SparkSessions.settings());
    spark.put("spark.app.name", "muye-sql-endpoint");
    spark.put("spark.master", "local[*]");
    spark.put("spark.driver.host", "127.0.0.1");
    spark.put("spark.driver.bindAddress", "127.0.0.1");
    spark.put("spark.driver.memory", "2g");
    spark.put(
        "spark.driver.extraJavaOptions",
        "-Duser.timezone=UTC -Dfile.encoding=UTF-8 -D"
            + EndpointSettings.PROPERTY
            + "="
            + folder.resolve("settings.json"));
    // The guard comes last, so that its parser is asked first.
    spark.merge(
        "spark.sql.extensions",
        GuardExtensions.class.getName(),
        (delta, guard) -> delta + "," + guard);
    String catalog = "spark.sql.catalog." + EndpointServer.CATALOG;
    spark.put(catalog, ReadOnlyCatalog.class.getName());
    spark.put(catalog + "." + ReadOnlyCatalog.WAREHOUSE, settings.warehouse());
    // No metastore: nothing that one session does outlives the process.
    spark.put("spark.sql.catalogImplementation", "in-memory");
    spark.put("spark.sql.warehouse.dir", folder.resolve("spark-warehouse").toString());
    spark.put("spark.sql.runSQLOnFiles", "false");
    // One analyst's query must not keep the machine from the others for good.
    spark.put("spark.sql.thriftServer.queryTimeout", "600s");
    spark.put("spark.sql.thriftServer.interruptOnCancel", "true");
    return spark;
  }

  private Map<String, String> hiveSettings(int port) {
    Map<String, String> hive = new LinkedHashMap<>();
    hive.put("hive.server2.thrift.bind.host", "127.0.0.1");
    hive.put("hive.server2.thrift.port", String.valueOf(port));
    hive.put("hive.server2.authentication", "CUSTOM");
    hive.put("hive.server2.custom.authentication.class", EndpointServer.LOGIN);
    // An account stays the one that logged in: no statements in another's name.
    hive.put("hive.server2.allow.user.substitution", "false");
    hive.put("hive.server2.enable.doAs", "false");
    hive.put("hive.server2.logging.operation.enabled", "false");
    hive.put("hive.exec.scratchdir", folder.resolve("scratch").toString());
    hive.put("hive.exec.local.scratchdir", folder.resolve("scratch-local").toString());
    hive.put("hive.downloaded.resources.dir", folder.resolve("resources").toString());
    return hive;
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The classes that the distribution does not have itself. */
  String classPath() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(configuration().toString());
    parts.add(program().toString());
    DeltaLibrary.jars().forEach(jar -> parts.add(jar.toString()));
    return String.join(System.getProperty("path.separator"), parts);
  }

  /** A copy, because the jar's own place brings the libraries beside it along. */
  private Path program() throws IOException {
    try {
      Path program =
          Path.of(EndpointServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(program) ? program : Files.copy(program, folder.resolve("muye.jar"));
    } catch (URISyntaxException e) {
      throw new PipelineBug("the program's own place is unknown", e);
    }
  }
}
