package org.muye.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.gate.DeliveryGates;
import org.muye.run.GateResult;

/**
 * Holds indicators back while the newest delivery of a source is beyond a limit of the
 * configuration; what was published before stays as it is.
 */
final class QualityGate {
  /**
   * What the gates say.
   *
   * @param results one for each source and gate that is on
   * @param problem why indicators must not be computed, or null when they may
   */
  record Verdict(List<GateResult> results, @Nullable UserError problem) {}

  private QualityGate() {}

  /** Judges the newest delivery of every source. */
  static Verdict judge(Workspace workspace) {
    MuyeConfig config = workspace.config();
    Deliveries deliveries = Deliveries.read(workspace);
    List<GateResult> results = new ArrayList<>();
    for (MuyeConfig.Source source : config.sources()) {
      results.addAll(
          new DeliveryGates(config.quality().gates(source.name()), workspace.clock().now())
              .judge(deliveries.newest(source)));
    }
    List<GateResult> closed = results.stream().filter(GateResult::isClosed).toList();
    return new Verdict(results, closed.isEmpty() ? null : problem(closed));
  }

  private static UserError problem(List<GateResult> closed) {
    return UserError.of(
        UserError.Kind.QUALITY_GATE,
        "gate.closed",
        Message.joined(
            "list.semicolon",
            closed.stream()
                .map(
                    result ->
                        Message.of(
                            "list.named",
                            result.source(),
                            Message.worded(result.finding(), result.findingZh())))
                .toList()),
        Message.joined(
            "list.semicolon",
            closed.stream()
                .map(result -> Message.worded(result.remedy(), result.remedyZh()))
                .distinct()
                .toList()));
  }
}
