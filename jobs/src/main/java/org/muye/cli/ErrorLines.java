package org.muye.cli;

import java.io.PrintWriter;
import org.muye.error.Redaction;
import org.muye.job.RunReport;

/** Shows an error to a person in three lines: what is wrong, why, and what to do. */
final class ErrorLines {
  private final PrintWriter to;
  private final Messages words;

  ErrorLines(PrintWriter to, Messages words) {
    this.to = to;
    this.words = words;
  }

  /** Prints an error; what is secret or tells of a person is masked. */
  void print(String problem, String why, String remedy) {
    problem(problem);
    line("error.why", why);
    remedy(remedy);
  }

  /** Prints what a run report keeps of an error. */
  void print(RunReport.Problem problem) {
    print(
        words.either(problem.problem(), problem.problemZh()),
        words.either(problem.why(), problem.whyZh()),
        words.either(problem.remedy(), problem.remedyZh()));
  }

  void problem(String problem) {
    line("error.problem", problem);
  }

  void remedy(String remedy) {
    line("error.do", remedy);
  }

  /** A line of its own, such as a suggestion. */
  void line(String key, String text) {
    to.println(words.get(key, Redaction.redact(text)));
    to.flush();
  }
}
