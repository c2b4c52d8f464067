package org.muye.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.job.ExplainedRecords;
import org.muye.job.Explanation;
import org.muye.job.LevelTrace;
import org.muye.job.RateAmongUnits;
import org.muye.job.ScoreTrace;
import org.muye.job.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a number rests on. */
@Command(
    name = "explain",
    description = "Show a value with its parts, its definition and the records behind it.",
    mixinStandardHelpOptions = true)
final class ExplainCommand extends WorkCommand {
  private static final int IDS = 20;
  private static final String LEVEL = "level";

  /** The score and the indicators that are made of it. */
  private static final Set<String> SCORES = Set.of("SCORE", "L12", "L13");

  @Parameters(
      paramLabel = "INDICATOR",
      description =
          "e.g. I2 or D2 (see docs/indicators.md), level for a unit's level, or score for its"
              + " assessment in a year.")
  private String indicator = "";

  @Option(names = "--unit", required = true, paramLabel = "UNIT", description = "Code, id or name.")
  private String unit = "";

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "e.g. 2025-W14, 2025-03, 2025Q3, 2025H1 or 2025.")
  private String period = "";

  @Option(names = "--category", paramLabel = "C", description = "One category (default: all).")
  private @Nullable String category;

  @Option(
      names = "--ids",
      paramLabel = "N",
      description = "How many record ids to name (default: 20; all with --json).")
  private @Nullable Integer ids;

  @Override
  public Integer call() {
    if (indicator.equalsIgnoreCase(LEVEL)) {
      return explainLevel();
    }
    return SCORES.contains(indicator.toUpperCase(Locale.ROOT)) ? explainScore() : explainValue();
  }

  /** Most of what is shown needs no engine. */
  private Workspace toShow() {
    return noted(Workspace.openToRead(config()));
  }

  private int explainScore() {
    ScoreTrace trace = ScoreTrace.of(toShow(), unit, period);
    if (options().json()) {
      JsonOutput.write(out(), trace);
    } else {
      new ScoreTracePrinter(words(), out(), named()).print(trace);
    }
    return 0;
  }

  /** How many record ids are named. */
  private int named() {
    return ids != null ? Math.max(0, ids) : options().json() ? Integer.MAX_VALUE : IDS;
  }

  private int explainLevel() {
    LevelTrace trace = LevelTrace.of(toShow(), unit, period);
    if (options().json()) {
      JsonOutput.write(out(), trace);
    } else {
      new LevelTracePrinter(words(), out()).print(trace);
    }
    return 0;
  }

  /** The value comes at once, its records when they were found. */
  private int explainValue() {
    Explanation.prepare();
    Workspace workspace = toShow();
    Explanation.Question question =
        new Explanation.Question(
            indicator, unit, period, category, options().asOf().orElse(null), named());
    Explanation explanation = Explanation.of(workspace, question);
    if (options().json()) {
      JsonOutput.write(
          out(), new Document(explanation, ExplainedRecords.of(workspace, question, explanation)));
    } else {
      show(explanation);
      show(ExplainedRecords.of(workspace, question, explanation));
    }
    return 0;
  }

  /** Both as one document. */
  private record Document(
      @JsonUnwrapped Explanation explanation, @JsonUnwrapped ExplainedRecords records) {}

  private void show(Explanation explanation) {
    Explanation.Meaning meaning = explanation.definition();
    boolean chinese = words().chinese();
    print(
        meaning.id()
            + " "
            + (chinese ? meaning.nameZh() : meaning.nameZh() + " / " + meaning.nameEn())
            + " · "
            + explanation.unitName()
            + " ("
            + explanation.unitId()
            + ") · "
            + explanation.period());
    print(words().get("explain.as_of", explanation.asOf().toString(), meaning.version()));
    print(
        chinese
            ? words().get("explain.formula", meaning.formulaZh(), meaning.unitZh())
            : words().get("explain.formula", meaning.formula(), meaning.unit()));
    if (!meaning.interval().equals("none")) {
      print(words().get("explain.interval", chinese ? meaning.intervalZh() : meaning.interval()));
    }
    if (!meaning.category().isEmpty()) {
      print(words().get("explain.category", chinese ? meaning.categoryZh() : meaning.category()));
    }
    if (!meaning.notes().isEmpty()) {
      print(words().get("explain.notes", chinese ? meaning.notesZh() : meaning.notes()));
    }
    print("");
    values(explanation, chinese);
    print("");
  }

  private void show(ExplainedRecords found) {
    records("explain.numerator", found.numerator());
    ExplainedRecords.Records denominator = found.denominator();
    if (denominator == null) {
      print(words().get("explain.no_records"));
    } else {
      records("explain.denominator", denominator);
    }
  }

  private void values(Explanation explanation, boolean chinese) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Explanation.Value value : explanation.values()) {
      rows.add(
          Arrays.asList(
              value.category() == null ? words().get("explain.whole") : value.category(),
              value.value(),
              value.low(),
              value.high(),
              value.numerator(),
              value.denominator(),
              value.previous(),
              value.release(),
              value.boundaries()));
    }
    table(
        List.of(
            words().get("col.category"),
            words().get("col.value"),
            words().get("col.low"),
            words().get("col.high"),
            words().get("col.numerator"),
            words().get("col.denominator"),
            words().get("col.previous"),
            words().get("col.release"),
            words().get("col.boundaries")),
        rows);
    for (Explanation.Value value : explanation.values()) {
      String of = value.category() == null ? "" : " [" + value.category() + "]";
      amongUnits(value.amongUnits(), of);
      for (Explanation.Status status : value.status()) {
        print("  " + status.code() + of + ": " + (chinese ? status.zh() : status.en()));
      }
      if (value.firstPublishedAsOf() != null) {
        print(
            "  "
                + words()
                    .get(
                        "explain.first",
                        String.valueOf(value.firstPublishedAsOf()),
                        String.valueOf(value.firstPublished()))
                + of);
      }
    }
    print("  " + words().get("explain.run", explanation.values().get(0).runId()));
  }

  private void amongUnits(@Nullable RateAmongUnits rate, String of) {
    if (rate == null) {
      return;
    }
    String smoothed = TablePrinter.text(rate.smoothed());
    print(
        "  "
            + (rate.probabilityAboveCity() == null
                ? words().get("explain.smoothed.overall", smoothed)
                : words()
                    .get(
                        "explain.smoothed",
                        smoothed,
                        TablePrinter.text(rate.low()),
                        TablePrinter.text(rate.high()),
                        rate.probabilityAboveCity()))
            + of);
    if (rate.funnel() != null && rate.funnelAdjusted() != null) {
      print(
          "  "
              + words()
                  .get(
                      "explain.funnel",
                      words().get("funnel." + rate.funnel()),
                      words().get("funnel." + rate.funnelAdjusted()))
              + of);
    }
  }

  private void records(String key, ExplainedRecords.Records records) {
    print(words().get(key, records.total(), records.first().size()));
    if (!records.first().isEmpty()) {
      print(
          records.first().stream()
              .map(r -> r.counts() == 1 ? r.id() : r.id() + " (x" + r.counts() + ")")
              .collect(Collectors.joining(", ", "  ", "")));
    }
  }
}
