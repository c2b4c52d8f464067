package org.muye.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a program with a JSON document on its standard input; never waits longer than it may. */
public final class NoticeCommand {
  private final List<String> command;
  private final Set<String> secretNames;
  private final Duration timeout;

  /**
   * A program.
   *
   * @param command program and arguments; no shell reads them
   * @param secretNames environment variables that the program must not see
   */
  public NoticeCommand(List<String> command, Set<String> secretNames, Duration timeout) {
    this.command = List.copyOf(command);
    this.secretNames = Set.copyOf(secretNames);
    this.timeout = timeout;
  }

  /**
   * Runs it and waits for its end. A program that takes too long is ended, with what it started.
   *
   * @throws IOException when it cannot be started, takes too long, or ends with another code than 0
   */
  public void send(String json) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            // The report on standard output must stay the only document there.
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    secretNames.forEach(builder.environment()::remove);
    Process process = builder.start();
    Thread writer = new Thread(() -> write(process, json), "notice");
    writer.setDaemon(true);
    writer.start();
    boolean hasEnded;
    try {
      hasEnded = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted");
    }
    if (!hasEnded) {
      end(process);
      throw new IOException(command.get(0) + " did not end within " + timeout.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + " ended with code " + process.exitValue());
    }
  }

  /** In a thread of its own: a program that does not read must not hold the run up. */
  private static void write(Process process, String json) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program need not read the report; its exit code tells whether it is content.
      System.getLogger(NoticeCommand.class.getName())
          .log(System.Logger.Level.DEBUG, "the report was not read to its end", e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
