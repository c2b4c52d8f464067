package org.muye.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.muye.error.PipelineBug;

/**
 * What the server in the Spark distribution is told by the process that starts it.
 *
 * @param warehouse folder of the warehouse
 * @param folder where accounts and the audit log are
 * @param tables what may be read
 */
public record EndpointSettings(String warehouse, String folder, List<Table> tables) {
  /** The system property with the file of the settings. */
  public static final String PROPERTY = "muye.endpoint.settings";

  /** The schema that clients see. */
  public static final String SCHEMA = "gold";

  /**
   * A table.
   *
   * @param name its name in gold
   * @param comment what it holds
   * @param columns those of its columns that may be read
   */
  public record Table(String name, String comment, List<Column> columns) {
    /** The name with its layer. */
    public String id() {
      return SCHEMA + "." + name;
    }
  }

  /** A column. */
  public record Column(String name, String type, String comment) {}

  /** Copies the tables, so that settings never change. */
  public EndpointSettings {
    tables = List.copyOf(tables);
  }

  /** The file with the accounts. */
  public Path accounts() {
    return Path.of(folder).resolve("accounts.json");
  }

  /** The file that every statement is written to. */
  public Path audit() {
    return Path.of(folder).resolve("audit.jsonl");
  }

  /** Names of the tables with their layer. */
  public java.util.Set<String> ids() {
    return tables.stream().map(Table::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Reads the file that the system property names. */
  static EndpointSettings ofThisProcess() {
    try {
      return new ObjectMapper()
          .readValue(
              Files.readString(Path.of(System.getProperty(PROPERTY))), EndpointSettings.class);
    } catch (IOException e) {
      throw new PipelineBug("the settings of the endpoint cannot be read: " + e.getMessage());
    }
  }

  /** Writes them for {@link #ofThisProcess}. */
  public void write(Path file) throws IOException {
    Files.writeString(file, new ObjectMapper().writeValueAsString(this));
  }
}
