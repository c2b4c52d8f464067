package org.muye.job;

import java.util.List;
import org.muye.config.MuyeConfig;

/**
 * What ties incidents to each other in a workspace.
 *
 * @param withCorrections whether any source withdraws rows
 * @param sameFields fields on which reports of two channels are one event; empty for no such rule
 */
record IncidentRules(boolean withCorrections, List<String> sameFields) {
  static IncidentRules of(Workspace workspace) {
    MuyeConfig.DuplicateRule repeats = workspace.config().duplicates().get("incident");
    return new IncidentRules(
        workspace.config().sources().stream()
            .anyMatch(source -> workspace.mapping(source).corrections() != null),
        repeats == null ? List.of() : repeats.same());
  }
}
