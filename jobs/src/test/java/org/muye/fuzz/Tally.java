package org.muye.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the files of a run, by what was done to them. */
public final class Tally {
  /** What can become of a file. */
  public enum Outcome {
    /** All its rows are records, or the text is accepted. */
    READ_WHOLE,
    /** Rows of it are set aside, each with its reason. */
    ROWS_SET_ASIDE,
    /** It holds no rows. */
    EMPTY,
    /** It is refused as a whole, with a reason. */
    REFUSED
  }

  private static final int SHOWN_FAILURES = 40;

  private final Map<String, Map<Outcome, Long>> byMutator = new TreeMap<>();
  private final Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
  private final List<String> failures = new ArrayList<>();

  void add(FuzzedFile file, Outcome outcome) {
    all.merge(outcome, 1L, Long::sum);
    for (String mutator : file.mutators()) {
      byMutator
          .computeIfAbsent(mutator, m -> new EnumMap<>(Outcome.class))
          .merge(outcome, 1L, Long::sum);
    }
  }

  void fail(FuzzedFile file, String why) {
    failures.add(file.described() + ": " + why);
  }

  /** Files that met a defect, each with what happened; the first of them. */
  public List<String> failures() {
    return failures.subList(0, Math.min(failures.size(), SHOWN_FAILURES));
  }

  /** Files that came to an outcome. */
  public long of(Outcome outcome) {
    return all.getOrDefault(outcome, 0L);
  }

  /** All files. */
  public long files() {
    return failures.size() + sum(all);
  }

  /** A table in Markdown: a line for each mutator, and one for all files. */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            """
            | done to the file | files | read whole | rows set aside | no rows | refused |
            |---|---:|---:|---:|---:|---:|
            """);
    byMutator.forEach((mutator, counts) -> text.append(line(mutator, counts)));
    return text.append(line("all", all)).append("defects: ").append(failures.size()).toString();
  }

  private static String line(String name, Map<Outcome, Long> counts) {
    StringBuilder cells = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      cells.append(" | ").append(counts.getOrDefault(outcome, 0L));
    }
    return "| " + name + " | " + sum(counts) + cells + " |\n";
  }

  private static long sum(Map<Outcome, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
