package org.muye.cli;

import org.muye.job.Progress;

/** Shows the steps of a run with the seconds that each took. */
final class StepLines implements Progress {
  private static final double NANOS = 1e9;

  private final ProgressLines lines;
  private final Messages words;
  private final int total;
  private String current = "";
  private int begun;
  private long since;

  StepLines(ProgressLines lines, Messages words, int total) {
    this.lines = lines;
    this.words = words;
    this.total = total;
  }

  @Override
  public void step(String name) {
    end();
    current = words.orElse("step." + name, name);
    since = System.nanoTime();
    lines.working(current, begun, total);
    begun++;
  }

  /** Ends the last step. */
  void end() {
    if (!current.isEmpty()) {
      lines.finished(current, words.get("seconds", (System.nanoTime() - since) / NANOS));
      current = "";
    }
  }

  /** Takes an unfinished step's line away before an error is printed. */
  void stop() {
    lines.clear();
  }
}
