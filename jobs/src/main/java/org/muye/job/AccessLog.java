package org.muye.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.muye.error.PipelineBug;
import org.muye.error.Redaction;
import org.muye.error.UserError;

/**
 * Who read full counts or single records by which command: one file for each, so that processes and
 * accounts never write to one file. Identity and telephone numbers are masked.
 */
public final class AccessLog {
  /** Below the warehouse, where the configuration names no other folder. */
  private static final String FOLDER = "access";

  /** As long as PIPL, article 56, has the records of handling kept: three years. */
  private static final Duration KEPT = Duration.ofDays(3 * 366);

  private static final ObjectMapper JSON = new ObjectMapper();

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
    try {
      new JsonFolder(place())
          .write(
              Runs.STAMP.format(now) + "-" + UUID.randomUUID(),
              JSON.writeValueAsString(line),
              this::hadoop);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("an access cannot be written as JSON", e);
    } catch (IOException e) {
      throw UserError.of("access.cannot_be_noted", place(), e.getMessage());
    }
  }

  /** Deletes the files that are older than {@link #KEPT}, by the moment in their names. */
  void deleteOld() {
    String oldest = Runs.STAMP.format(workspace.clock().now().minus(KEPT));
    Path folder = new Path(place());
    try {
      FileSystem files = folder.getFileSystem(hadoop());
      if (!files.exists(folder)) {
        return;
      }
      for (FileStatus file : files.listStatus(folder)) {
        String name = file.getPath().getName();
        if (name.endsWith(".json") && name.compareTo(oldest) < 0) {
          files.delete(file.getPath(), false);
        }
      }
    } catch (IOException e) {
      throw UserError.of("access.old_cannot_be_deleted", place(), e.getMessage());
    }
  }

  private Configuration hadoop() {
    return workspace.spark().sparkContext().hadoopConfiguration();
  }

  private String place() {
    String own = workspace.config().observability().accessLog();
    return own != null ? own : workspace.config().warehouse() + "/" + FOLDER;
  }
}
