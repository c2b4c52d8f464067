package org.muye.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.run.GateResult;
import org.muye.run.SourceCounts;
import org.muye.serving.PublishResult;

/**
 * What a run did, for a person, a program and `ops.run`. Holds counts and names, never values of
 * records.
 *
 * @param status OK, FAILED or QUALITY_GATE
 * @param exitCode what the process returns for it
 * @param warehouse where the tables are
 * @param steps what it did and how long each took, in order
 * @param gates what the quality gates found; empty when they were not asked
 * @param versions what ran; null in reports of earlier versions
 * @param memory the most memory it took; null in reports of earlier versions
 * @param values number of indicator values, or null when none were computed
 * @param computation the periods of which they were computed, or null when none were
 * @param publication what readers of the mart see of it, or null when nothing was published
 * @param warnings what should be looked at, one sentence each, in English
 * @param warningsZh the same in Chinese; none in reports of earlier versions
 * @param problem why the results were held back, or null
 */
public record RunReport(
    String runId,
    String command,
    LocalDate asOf,
    Instant startedAt,
    Instant finishedAt,
    String status,
    int exitCode,
    String warehouse,
    List<StepTime> steps,
    List<FileLine> files,
    List<SourceLine> sources,
    List<GateResult> gates,
    @Nullable Versions versions,
    @Nullable Memory memory,
    @Nullable Long values,
    @Nullable Computation computation,
    @Nullable Publication publication,
    List<String> warnings,
    List<String> warningsZh,
    @Nullable Problem problem) {

  /** Reports of earlier versions lack some lists. */
  public RunReport {
    steps = steps == null ? List.of() : List.copyOf(steps);
    gates = gates == null ? List.of() : List.copyOf(gates);
    warningsZh = warningsZh == null ? List.of() : List.copyOf(warningsZh);
  }

  /** What should be looked at, in Chinese where it is asked for and kept. */
  public List<String> warningsIn(Locale locale) {
    return locale.getLanguage().equals("zh") && warningsZh.size() == warnings.size()
        ? warningsZh
        : warnings;
  }

  /**
   * A step.
   *
   * @param name what the step is called, e.g. ingest
   * @param startedAt its start
   * @param seconds how long it took; for the last step of a failed run, until the failure
   */
  public record StepTime(String name, Instant startedAt, double seconds) {}

  /**
   * What ran.
   *
   * @param config SHA-256 of the configuration file, or null when it cannot be read any more
   * @param contracts SHA-256 over all contracts
   */
  public record Versions(
      String muye,
      String spark,
      String delta,
      String java,
      @Nullable String config,
      String contracts) {}

  /**
   * The most memory that the process took up to the end of the run.
   *
   * @param heapBytes Java heap: the sum of the peaks of its parts, so at most that much
   * @param residentBytes memory of the whole process; null where the system does not tell
   */
  public record Memory(long heapBytes, @Nullable Long residentBytes) {}

  /**
   * A file that was new, or could not be read.
   *
   * @param sha256 checksum of its content; null when it could not be read
   * @param sameAs the earlier file with the same content, or null
   */
  public record FileLine(
      String source,
      String name,
      String status,
      @Nullable String sha256,
      @Nullable Long rows,
      @Nullable Long rowsBroken,
      @Nullable String sameAs,
      List<String> unknownColumns,
      @Nullable Problem problem) {
    static FileLine of(IngestedFile file) {
      return new FileLine(
          file.source(),
          file.fileName(),
          file.status().name(),
          file.sha256().isEmpty() ? null : file.sha256(),
          file.rowsInFile(),
          file.rowsBroken(),
          file.sameAs(),
          file.unknownColumns(),
          Problem.of(file.failure()));
    }
  }

  /** What became of the rows of a source; see {@link SourceCounts}. */
  public record SourceLine(
      String source,
      String record,
      long rowsInFiles,
      long outOfScope,
      long read,
      long written,
      long voided,
      long duplicates,
      long quarantined,
      Map<String, Long> quarantinedBy,
      Map<String, Long> knownBy,
      Map<String, Long> issues) {
    static SourceLine of(SourceCounts counts) {
      return new SourceLine(
          counts.source(),
          counts.record(),
          counts.rowsInFiles(),
          counts.outOfScope(),
          counts.read(),
          counts.written(),
          counts.voided(),
          counts.duplicates(),
          counts.quarantined(),
          counts.quarantinedBy(),
          counts.knownBy(),
          counts.issues());
    }
  }

  /**
   * What was computed of the indicator values.
   *
   * @param periods number of periods of which all values were computed
   * @param partly number of periods of which only the values of some indicators were
   * @param indicators ids of these indicators
   * @param published number of periods that have values
   * @param whyAll why all were, see {@link WhyAll}; empty when only those were that records or time
   *     touched
   */
  public record Computation(
      int periods, int partly, List<String> indicators, int published, List<String> whyAll) {
    static Computation of(ComputedPeriods computed) {
      return new Computation(
          computed.values().whole().size(),
          computed.values().partly().size(),
          computed.values().indicators().stream().sorted().toList(),
          computed.published(),
          computed.whyAll().stream().map(Enum::name).toList());
    }
  }

  /**
   * A publication to the mart.
   *
   * @param isChanged whether readers see anything new
   * @param tables number of published tables
   * @param rows rows that readers see
   * @param rowsWritten rows of these that were written
   * @param changed names of the tables that are not as they were; empty in reports of earlier
   *     versions
   */
  public record Publication(
      boolean isChanged, int tables, long rows, long rowsWritten, List<String> changed) {
    /** Reports of earlier versions lack the names. */
    public Publication {
      changed = changed == null ? List.of() : List.copyOf(changed);
    }

    static Publication of(PublishResult result) {
      return new Publication(
          result.isChanged(),
          result.tables().size(),
          result.rows(),
          result.rowsWritten(),
          result.changed());
    }
  }

  /**
   * A message in three parts, in English and in Chinese.
   *
   * @param problemZh null in reports of a version that did not write it; so are the others
   */
  public record Problem(
      String problem,
      String why,
      String remedy,
      @Nullable String problemZh,
      @Nullable String whyZh,
      @Nullable String remedyZh) {
    static @Nullable Problem of(@Nullable UserError error) {
      return error == null
          ? null
          : new Problem(
              error.problem(),
              error.why(),
              error.remedy(),
              error.problem(Locale.SIMPLIFIED_CHINESE),
              error.why(Locale.SIMPLIFIED_CHINESE),
              error.remedy(Locale.SIMPLIFIED_CHINESE));
    }
  }

  /** Files that cannot be read. */
  public List<FileLine> failedFiles() {
    return files.stream().filter(file -> file.status().equals("FAILED")).toList();
  }

  /** Rows set aside by reason, over all sources. */
  public Map<String, Long> quarantinedByReason() {
    Map<String, Long> total = new TreeMap<>();
    sources.forEach(
        source -> source.quarantinedBy().forEach((code, n) -> total.merge(code, n, Long::sum)));
    return total;
  }
}
