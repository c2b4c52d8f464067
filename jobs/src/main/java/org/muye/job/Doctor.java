package org.muye.job;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
   * @param remedy what to do; empty when all is well
   */
  public record Check(String name, Result result, String found, String remedy) {}

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

  private void add(String name, Result result, String found, String remedy) {
    checks.add(new Check(name, result, found, result == Result.OK ? "" : remedy));
  }

  private void machine() {
    int java = Runtime.version().feature();
    add(
        "java",
        java >= LOWEST_JAVA ? Result.OK : Result.FAIL,
        "Java " + Runtime.version(),
        "install a JDK 17 or newer, or set JAVA_HOME to one");
    double heap = (double) Runtime.getRuntime().maxMemory() / GIB;
    add(
        "memory",
        heap >= LOW_HEAP_GIB * 0.85 ? Result.OK : Result.WARN,
        String.format(Locale.ROOT, "heap of at most %.1f GiB", heap),
        "give the program more: MUYE_HEAP=4g muye ...");
    int cores = Runtime.getRuntime().availableProcessors();
    add(
        "cores",
        cores >= 2 ? Result.OK : Result.WARN,
        cores + " available",
        "it works with one, but slowly");
  }

  private void text() {
    String file = Charset.defaultCharset().name();
    String names = System.getProperty("sun.jnu.encoding", file);
    boolean utf8 = file.equalsIgnoreCase("UTF-8") && names.equalsIgnoreCase("UTF-8");
    add(
        "encoding",
        utf8 ? Result.OK : Result.WARN,
        "text " + file + ", file names " + names,
        "set a UTF-8 locale (export LC_ALL=C.UTF-8), or files with Chinese names cannot be opened");
  }

  private void workspace(Path configFile) {
    if (!Files.exists(configFile)) {
      add(
          "configuration",
          Result.FAIL,
          "there is no " + configFile,
          "write one with `muye init --region xinxiang .`, or name it with --config");
      return;
    }
    Workspace workspace = open(configFile);
    if (workspace == null) {
      return;
    }
    add(
        "configuration",
        Result.OK,
        workspace.config().sources().size() + " sources, region " + workspace.region().id(),
        "");
    try {
      int keys = workspace.keys().size();
      add("keys", Result.OK, keys == 0 ? "none needed" : keys + " set", "");
    } catch (UserError e) {
      add("keys", Result.FAIL, e.problem(), e.remedy());
    }
    warehouse(workspace.config().warehouse());
    checks.addAll(DoctorRuns.examine(workspace));
  }

  private @Nullable Workspace open(Path configFile) {
    try {
      return Workspace.open(configFile);
    } catch (UserError e) {
      add("configuration", Result.FAIL, e.problem() + ": " + e.why(), e.remedy());
      return null;
    }
  }

  private void warehouse(String warehouse) {
    if (warehouse.contains("://")) {
      add("warehouse", Result.OK, warehouse + " (reached when a run begins)", "");
      return;
    }
    Path existing = Path.of(warehouse);
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    boolean writable = Files.isDirectory(existing) && Files.isWritable(existing);
    add(
        "warehouse",
        writable ? Result.OK : Result.FAIL,
        warehouse + (writable ? " can be written" : " cannot be written"),
        "give this user the right to write to " + existing + ", or set another `warehouse`");
    try {
      FileStore store = Files.getFileStore(existing);
      double free = (double) store.getUsableSpace() / GIB;
      add(
          "disk",
          free >= LOW_DISK_GIB ? Result.OK : Result.WARN,
          String.format(Locale.ROOT, "%.1f GiB free", free),
          "free some space: a warehouse takes about as much as its files, several times over");
    } catch (IOException e) {
      add("disk", Result.WARN, String.valueOf(e.getMessage()), "check the disk");
    }
  }
}
