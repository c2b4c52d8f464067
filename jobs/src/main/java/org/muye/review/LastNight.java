package org.muye.review;

import java.util.List;

/**
 * What the newest nightly run did.
 *
 * @param startedAt local date and time of the region, as words
 * @param isPublished whether its results are what is shown; else they were held back, or it failed,
 *     and those of an earlier run are shown
 * @param sources what became of the rows of each source
 * @param files files that were new or could not be read
 * @param failedFiles of these, those that could not be read
 * @param closedGates quality gates that held results back
 */
public record LastNight(
    String startedAt,
    boolean isPublished,
    List<Source> sources,
    int files,
    int failedFiles,
    int closedGates) {
  /**
   * Rows of a source: read is written, voided records among them, and duplicates and quarantined
   * ones together.
   *
   * @param record kind of its records, such as dispute
   */
  public record Source(
      String name,
      String record,
      long read,
      long written,
      long voided,
      long duplicates,
      long quarantined) {}

  /** Keeps a copy. */
  public LastNight {
    sources = List.copyOf(sources);
  }
}
