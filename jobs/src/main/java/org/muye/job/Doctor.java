package org.muye.job;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.MessagePart;
import org.muye.error.UserError;

/** Looks at the machine and the configuration before a run does. Needs no engine. */
public final class Doctor {
  private static final int LOWEST_JAVA = 17;
  private static final long GIB = 1L << 30;
  private static final int LOW_HEAP_GIB = 2;
  private static final int LOW_DISK_GIB = 5;

  /** How a check ended. */
  public enum Result {
    OK,
    WARN,
    FAIL
  }

  /**
   * One check.
   *
   * @param name what was looked at
   * @param found how it is
   * @param remedy what to do; null when all is well
   */
  public record Check(
      Message name, Result result, MessagePart found, @Nullable MessagePart remedy) {

    static Check of(Message name, Result result, MessagePart found, @Nullable MessagePart remedy) {
      return new Check(name, result, found, result == Result.OK ? null : remedy);
    }

    /** What a person can put right. */
    static Check failed(Message name, UserError error) {
      return of(
          name,
          Result.FAIL,
          Message.of("doctor.error", error.problemText(), error.whyText()),
          error.remedyText());
    }
  }

  private final List<Check> checks = new ArrayList<>();

  private Doctor() {}

  /** All checks, with a configuration or, where the file is missing, without. */
  public static List<Check> examine(Path configFile) {
    Doctor doctor = new Doctor();
    doctor.machine();
    doctor.text();
    doctor.workspace(configFile);
    return List.copyOf(doctor.checks);
  }

  private void add(Message name, Result result, Message found, @Nullable Message remedy) {
    checks.add(Check.of(name, result, found, remedy));
  }

  private void machine() {
    int java = Runtime.version().feature();
    add(
        Message.of("doctor.java"),
        java >= LOWEST_JAVA ? Result.OK : Result.FAIL,
        Message.of("doctor.java.found", Runtime.version()),
        Message.of("doctor.java.remedy"));
    double heap = (double) Runtime.getRuntime().maxMemory() / GIB;
    add(
        Message.of("doctor.memory"),
        heap >= LOW_HEAP_GIB * 0.85 ? Result.OK : Result.WARN,
        Message.of("doctor.memory.found", heap),
        Message.of("doctor.memory.remedy"));
    int cores = Runtime.getRuntime().availableProcessors();
    add(
        Message.of("doctor.cores"),
        cores >= 2 ? Result.OK : Result.WARN,
        Message.of("doctor.cores.found", cores),
        Message.of("doctor.cores.remedy"));
  }

  private void text() {
    String file = Charset.defaultCharset().name();
    String names = System.getProperty("sun.jnu.encoding", file);
    boolean utf8 = file.equalsIgnoreCase("UTF-8") && names.equalsIgnoreCase("UTF-8");
    add(
        Message.of("doctor.encoding"),
        utf8 ? Result.OK : Result.WARN,
        Message.of("doctor.encoding.found", file, names),
        Message.of("doctor.encoding.remedy"));
  }

  private void workspace(Path configFile) {
    if (!Files.exists(configFile)) {
      add(
          Message.of("doctor.configuration"),
          Result.FAIL,
          Message.of("doctor.configuration.missing", configFile),
          Message.of("doctor.configuration.missing.remedy"));
      return;
    }
    Workspace workspace = open(configFile);
    if (workspace == null) {
      return;
    }
    add(
        Message.of("doctor.configuration"),
        Result.OK,
        Message.of(
            "doctor.configuration.found",
            workspace.config().sources().size(),
            workspace.region().id()),
        null);
    try {
      int keys = workspace.keys().size();
      add(Message.of("doctor.keys"), Result.OK, Message.of("doctor.keys.found", keys), null);
    } catch (UserError e) {
      checks.add(Check.failed(Message.of("doctor.keys"), e));
    }
    warehouse(workspace.config().warehouse());
    checks.addAll(DoctorRuns.examine(workspace));
  }

  private @Nullable Workspace open(Path configFile) {
    try {
      return Workspace.open(configFile);
    } catch (UserError e) {
      checks.add(Check.failed(Message.of("doctor.configuration"), e));
      return null;
    }
  }

  private void warehouse(String warehouse) {
    if (warehouse.contains("://")) {
      add(
          Message.of("doctor.warehouse"),
          Result.OK,
          Message.of("doctor.warehouse.remote", warehouse),
          null);
      return;
    }
    Path existing = Path.of(warehouse);
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    boolean writable = Files.isDirectory(existing) && Files.isWritable(existing);
    add(
        Message.of("doctor.warehouse"),
        writable ? Result.OK : Result.FAIL,
        writable
            ? Message.of("doctor.warehouse.writable", warehouse)
            : Message.of("doctor.warehouse.read_only", warehouse),
        Message.of("doctor.warehouse.remedy", existing));
    try {
      FileStore store = Files.getFileStore(existing);
      double free = (double) store.getUsableSpace() / GIB;
      add(
          Message.of("doctor.disk"),
          free >= LOW_DISK_GIB ? Result.OK : Result.WARN,
          Message.of("doctor.disk.found", free),
          Message.of("doctor.disk.remedy"));
    } catch (IOException e) {
      add(
          Message.of("doctor.disk"),
          Result.WARN,
          Message.of("doctor.disk.unknown", e.getMessage()),
          Message.of("doctor.disk.unknown.remedy"));
    }
  }
}
