package org.muye.cli;

import java.io.PrintWriter;

/**
 * Tells a person how far a run is: one bar that redraws itself on a terminal, one line for each
 * finished step elsewhere (a log file, a scheduler's mail), nothing when quiet.
 */
public final class ProgressLines {
  private static final int BAR = 20;

  private final PrintWriter out;
  private final Mode mode;
  private int drawn;

  private enum Mode {
    BAR,
    LINES,
    SILENT
  }

  private ProgressLines(PrintWriter out, Mode mode) {
    this.out = out;
    this.mode = mode;
  }

  /** Progress as the options ask for it, with a bar only if {@code terminal}. */
  public static ProgressLines of(PrintWriter out, GlobalOptions options, boolean terminal) {
    Mode shown = terminal ? Mode.BAR : Mode.LINES;
    return new ProgressLines(out, options.quiet() ? Mode.SILENT : shown);
  }

  /** Whether standard error is a terminal, which the launcher finds out: Java cannot before 22. */
  public static boolean onTerminal() {
    return Boolean.getBoolean("muye.terminal");
  }

  /** Shows that a step works: {@code done} of {@code total} parts, 0 for unknown. */
  public void working(String step, int done, int total) {
    if (mode != Mode.BAR) {
      return;
    }
    int filled = total <= 0 ? 0 : (int) Math.min(BAR, (long) BAR * done / total);
    String count = total <= 0 ? "" : " " + done + "/" + total;
    redraw("[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]" + count + " " + step);
  }

  /** Ends a step with its result, e.g. "120 read, 118 written, 2 quarantined". */
  public void finished(String step, String result) {
    if (mode == Mode.SILENT) {
      return;
    }
    clear();
    out.println(step + ": " + result);
    out.flush();
  }

  /** Takes the bar away, so that an error message starts on a clean line. */
  public void clear() {
    if (mode == Mode.BAR && drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }

  private void redraw(String line) {
    int width = DisplayWidth.of(line);
    out.print("\r" + line + DisplayWidth.padding(line, drawn));
    out.flush();
    drawn = width;
  }
}
