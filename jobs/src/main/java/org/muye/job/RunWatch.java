package org.muye.job;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.Observability;
import org.muye.error.Message;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.export.WholeFile;
import org.muye.run.RunContext;
import org.muye.watch.HttpPost;
import org.muye.watch.NoticeCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other programs of a run: report file, metrics, lineage, notices. What fails here is logged
 * and never changes how the run ends.
 */
final class RunWatch {
  /** By which s3a reaches its store. */
  private static final Set<String> STORAGE_KEYS =
      Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

  private final Workspace workspace;
  private final Observability settings;
  private @Nullable RunLineage lineage;

  /** Watches a run from its beginning. */
  RunWatch(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.settings = workspace.config().observability();
    Observability.Lineage wanted = settings.lineage();
    if (wanted != null) {
      attempt("lineage", () -> lineage = RunLineage.begin(workspace, wanted, run));
    }
    LOG.info("run {} of {} begins", run.runId(), run.command());
  }

  /** Tells of its end. */
  void end(RunReport report) {
    LOG.info("run {} ends: {}, exit code {}", report.runId(), report.status(), report.exitCode());
    String json = ReportJson.write(report);
    attempt(
        "the run report",
        () ->
            ReportFiles.of(workspace.config())
                .write(
                    report.runId(),
                    json,
                    () -> workspace.spark().sparkContext().hadoopConfiguration()));
    Path metrics = settings.prometheusFile();
    if (metrics != null && report.command().equals("nightly")) {
      attempt(
          "metrics",
          () -> {
            Files.createDirectories(metrics.toAbsolutePath().getParent());
            WholeFile.write(
                metrics,
                RunMetrics.page(report, Optional.of(metrics)).getBytes(StandardCharsets.UTF_8));
          });
    }
    RunLineage begun = lineage;
    if (begun != null) {
      attempt("lineage", () -> begun.end(report));
    }
    for (Observability.Notice notice : settings.notices()) {
      if (notice.runs().contains(report.command())
          && notice.on().contains(Observability.End.of(report.exitCode()))) {
        attempt("a notice", () -> send(notice, json));
      }
    }
  }

  private void send(Observability.Notice notice, String json) throws IOException {
    Duration timeout = Duration.ofSeconds(notice.timeoutSeconds());
    List<String> command = notice.command();
    if (command != null) {
      Set<String> kept = new HashSet<>(STORAGE_KEYS);
      kept.addAll(workspace.secretNames());
      new NoticeCommand(command, kept, timeout).send(json);
      return;
    }
    Observability.Webhook webhook = notice.webhook();
    if (webhook != null) {
      new HttpPost(address(webhook), null, timeout).send(json);
    }
  }

  private URI address(Observability.Webhook webhook) throws IOException {
    String kept = workspace.secrets().read(webhook.place(), Message.of("secret.webhook_address"));
    try {
      return URI.create(kept == null ? String.valueOf(webhook.url()) : kept);
    } catch (IllegalArgumentException e) {
      // The message would repeat the address, which may hold a key.
      throw new IOException("the address of a webhook is no http or https address");
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(String what, Attempt attempt) {
    try {
      attempt.run();
    } catch (UserError e) {
      LOG.warn("{} failed: {}; {}", what, e.problem(), Redaction.redact(e.why()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} failed: {}", what, Redaction.redact(String.valueOf(e.getMessage())));
    }
  }
}
