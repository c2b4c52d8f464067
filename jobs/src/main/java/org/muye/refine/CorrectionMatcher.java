package org.muye.refine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which earlier row each correction withdraws. Corrections are taken in the order they became
 * known; each withdraws one row that was known by then and is not withdrawn yet: one equal on the
 * preferred columns if there is, then the latest known, then the one furthest down its file. The
 * result depends on the set of rows only, not on the order in which files arrived.
 */
final class CorrectionMatcher {
  private CorrectionMatcher() {}

  /**
   * A row that may be withdrawn or that withdraws one, all of one correction key.
   *
   * @param preferred the columns on which a partner should agree, joined
   */
  record Candidate(
      String id, boolean correction, Instant knownAt, long rowNumber, String preferred) {}

  private static final Comparator<Candidate> ARRIVAL =
      Comparator.comparing(Candidate::knownAt)
          .thenComparingLong(Candidate::rowNumber)
          .thenComparing(Candidate::id);

  /** Id of the withdrawn row by id of the correction; a correction without partner is absent. */
  static Map<String, String> match(List<Candidate> rows) {
    List<Candidate> open =
        new ArrayList<>(rows.stream().filter(row -> !row.correction()).sorted(ARRIVAL).toList());
    Map<String, String> withdrawn = new LinkedHashMap<>();
    for (Candidate correction :
        rows.stream().filter(Candidate::correction).sorted(ARRIVAL).toList()) {
      Comparator<Candidate> better =
          Comparator.<Candidate, Boolean>comparing(
                  row -> row.preferred().equals(correction.preferred()))
              .thenComparing(ARRIVAL);
      open.stream()
          .filter(row -> !row.knownAt().isAfter(correction.knownAt()))
          .max(better)
          .ifPresent(
              partner -> {
                open.remove(partner);
                withdrawn.put(correction.id(), partner.id());
              });
    }
    return withdrawn;
  }
}
