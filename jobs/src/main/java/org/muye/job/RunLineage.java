package org.muye.job;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muye.config.MuyeConfig;
import org.muye.config.Observability;
import org.muye.contract.Contract;
import org.muye.error.Message;
import org.muye.error.Redaction;
import org.muye.run.Program;
import org.muye.run.RunContext;
import org.muye.watch.HttpPost;
import org.muye.watch.LineageDataset;
import org.muye.watch.LineageEvents;

/**
 * The OpenLineage events of one run: what it reads by its command, and the tables whose state it
 * changed, those of the mart included.
 */
final class RunLineage {
  /** Commands that read the sources. */
  private static final Set<String> READ_SOURCES = Set.of("nightly", "ingest");

  /** The layer that a command reads; the others read gold. */
  private static final Map<String, String> READS =
      Map.of(
          "refine", "bronze",
          "quarantine replay", "quarantine",
          "indicators", "silver",
          "assess", "silver",
          "backtest", "silver");

  private final Workspace workspace;
  private final Observability.Lineage settings;
  private final LineageEvents events;
  private final List<LineageDataset> inputs;
  private final Map<String, String> before;

  private RunLineage(Workspace workspace, Observability.Lineage settings, RunContext run) {
    this.workspace = workspace;
    this.settings = settings;
    this.events =
        new LineageEvents(
            run.runId(),
            settings.namespace(),
            run.command(),
            new LineageEvents.Engine(
                Program.current().versionAndCommit(), "spark", workspace.spark().version()));
    this.inputs = inputs(run.command());
    this.before = states();
  }

  /** Notes the tables' states and tells that the run began. */
  static RunLineage begin(Workspace workspace, Observability.Lineage settings, RunContext run)
      throws IOException {
    RunLineage lineage = new RunLineage(workspace, settings, run);
    lineage.send(lineage.events.start(run.startedAt(), lineage.inputs));
    return lineage;
  }

  /** Tells how the run ended. */
  void end(RunReport report) throws IOException {
    List<LineageDataset> outputs = new ArrayList<>(changedTables());
    RunReport.Publication published = report.publication();
    if (published != null) {
      published.changed().forEach(table -> outputs.add(OpenMart.dataset(workspace, table)));
    }
    if (report.exitCode() == 0) {
      send(events.complete(report.finishedAt(), inputs, outputs));
      return;
    }
    RunReport.Problem problem = report.problem();
    String message = problem == null ? report.status() : problem.problem() + "; " + problem.why();
    send(events.fail(report.finishedAt(), inputs, outputs, Redaction.redact(message)));
  }

  private List<LineageDataset> inputs(String command) {
    if (READ_SOURCES.contains(command)) {
      return sources();
    }
    String layer = READS.getOrDefault(command, "gold");
    return workspace.contracts().contracts().stream()
        .filter(contract -> contract.layer().equals(layer))
        .filter(contract -> workspace.tables().exists(contract.id()))
        .map(this::dataset)
        .toList();
  }

  private List<LineageDataset> sources() {
    List<LineageDataset> found = new ArrayList<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      source.paths().forEach(path -> found.add(LineageDataset.at(path, List.of())));
      MuyeConfig.Jdbc jdbc = source.jdbc();
      if (jdbc != null) {
        found.add(LineageDataset.table(jdbc.url(), jdbc.table()));
      }
    }
    return found;
  }

  private List<LineageDataset> changedTables() {
    Map<String, String> after = states();
    return workspace.contracts().contracts().stream()
        .filter(
            contract ->
                !after
                    .getOrDefault(contract.id(), "")
                    .equals(before.getOrDefault(contract.id(), "")))
        .map(this::dataset)
        .toList();
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (Contract contract : workspace.contracts().contracts()) {
      if (!contract.layer().equals("mart")) {
        states.put(contract.id(), workspace.tables().state(contract.id()));
      }
    }
    return states;
  }

  private LineageDataset dataset(Contract contract) {
    return LineageDataset.at(
        workspace.tables().location(contract.id()),
        contract.columns().stream()
            .map(
                column ->
                    new LineageDataset.Field(column.name(), column.type(), column.description()))
            .toList());
  }

  private void send(String event) throws IOException {
    Path file = settings.file();
    if (file != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          event + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return;
    }
    new HttpPost(
            URI.create(String.valueOf(settings.url())),
            workspace.secrets().read(settings.apiKey(), Message.of("secret.key_of_lineage_server")),
            Duration.ofSeconds(settings.timeoutSeconds()))
        .send(event);
  }
}
