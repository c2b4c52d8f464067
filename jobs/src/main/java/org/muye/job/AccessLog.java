package org.muye.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muye.error.PipelineBug;
import org.muye.error.Redaction;
import org.muye.error.UserError;

/**
 * Who read full counts or single records by which command: one file for each, in a folder for each
 * day, so that processes never write to one file. Identity and telephone numbers are masked.
 */
public final class AccessLog {
  /** Below the warehouse, where the configuration names no other folder. */
  static final String FOLDER = "access";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Workspace workspace;

  /** The log of a workspace. */
  public AccessLog(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes an access down, which comes before anything is read.
   *
   * @param account the account of the operating system
   * @param arguments the command with its arguments
   * @throws UserError when it cannot be written down; then nothing may be read
   */
  public void note(String account, List<String> arguments) {
    Instant now = workspace.clock().now();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", now.toString());
    line.put("account", Redaction.redact(account));
    line.put("arguments", arguments.stream().map(Redaction::redact).toList());
    String name = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
    JsonFolder folder = new JsonFolder(place() + "/" + DAY.format(now));
    try {
      folder.write(
          name,
          JSON.writeValueAsString(line),
          () -> workspace.spark().sparkContext().hadoopConfiguration());
    } catch (JsonProcessingException e) {
      throw new PipelineBug("an access cannot be written as JSON", e);
    } catch (IOException e) {
      throw new UserError(
          "nothing was read: who reads full counts is written down first, and "
              + folder.place()
              + " cannot be written",
          String.valueOf(e.getMessage()),
          "ask the operator for the right to add files there, or name another folder as"
              + " observability.access_log in muye.yaml");
    }
  }

  private String place() {
    String own = workspace.config().observability().accessLog();
    return own != null ? own : workspace.config().warehouse() + "/" + FOLDER;
  }
}
