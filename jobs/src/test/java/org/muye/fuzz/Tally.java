package org.muye.fuzz;

import java.util.ArrayList;
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

  private final Map<String, long[]> byMutator = new TreeMap<>();
  private final long[] all = new long[Outcome.values().length];
  private final List<String> failures = new ArrayList<>();

  void add(FuzzedFile file, Outcome outcome) {
    all[outcome.ordinal()]++;
    for (String mutator : file.mutators()) {
      byMutator.computeIfAbsent(mutator, m -> new long[all.length])[outcome.ordinal()]++;
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
    return all[outcome.ordinal()];
  }

  /** All files. */
  public long files() {
    long files = failures.size();
    for (long n : all) {
      files += n;
    }
    return files;
  }

  /** A table in Markdown: a line for each mutator, and one for all files. */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            "| done to the file | files | read whole | rows set aside | no rows | refused |\n"
                + "|---|---:|---:|---:|---:|---:|\n");
    byMutator.forEach((mutator, counts) -> text.append(line(mutator, counts)));
    return text.append(line("all", all)).append("failures: ").append(failures.size()).toString();
  }

  private static String line(String name, long[] counts) {
    StringBuilder cells = new StringBuilder();
    long sum = 0;
    for (long n : counts) {
      sum += n;
      cells.append(" | ").append(n);
    }
    return "| " + name + " | " + sum + cells + " |\n";
  }
}
