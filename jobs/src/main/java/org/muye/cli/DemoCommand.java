package org.muye.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.job.DemoCity;
import org.muye.job.DemoNight;
import org.muye.job.DistrictTable;
import org.muye.job.Reasons;
import org.muye.job.TruthCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything on a small made city, to see what comes out. */
@Command(
    name = "demo",
    description = "Make a small city, run the whole night on it and show the results.",
    mixinStandardHelpOptions = true)
final class DemoCommand extends WorkCommand {
  private static final double PERCENT = 100;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "muye-demo",
      description = "Where to make it (default: ./${DEFAULT-VALUE}).")
  private Path folder = Path.of("muye-demo");

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Incidents and disputes, about (default: 20000).")
  private long records = DemoCity.RECORDS;

  @Override
  public Integer call() {
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 7);
    DemoNight night;
    try {
      progress.step("generate");
      DemoCity city = DemoCity.make(folder, records);
      night = DemoNight.run(city, progress);
      progress.end();
    } finally {
      progress.stop();
    }
    boolean met = night.truth().stream().allMatch(TruthCheck.Line::met);
    if (options().json()) {
      JsonOutput.write(out(), document(night, met));
    } else {
      city(night);
      districts(night);
      quarantine(night);
      truth(night, met);
      review(night);
      next(night);
    }
    return night.report().exitCode() != 0 ? night.report().exitCode() : met ? 0 : 1;
  }

  private static Map<String, Object> document(DemoNight night, boolean met) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("folder", night.city().folder().toString());
    document.put("as_of", night.report().asOf());
    document.put("quarter", night.quarter());
    document.put("districts", night.districts());
    document.put("quarantined", night.report().quarantinedByReason());
    document.put("review", night.review().stream().map(Path::toString).toList());
    document.put("truth_met", met);
    document.put("truth", night.truth());
    document.put("run", night.report());
    return document;
  }

  private void city(DemoNight night) {
    if (night.city().startedOver()) {
      print(words().get("demo.over", night.city().folder()));
    }
    print(
        words().get("demo.city", night.city().rows(), night.city().files(), night.city().folder()));
    if (DemoCity.usesDemoKey()) {
      print(words().get("demo.key", DemoCity.KEY_NAME, DemoCity.KEY));
    }
    print("");
  }

  private void districts(DemoNight night) {
    print(words().get("demo.districts", night.quarter(), night.report().asOf().toString()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (DistrictTable.Line line : night.districts()) {
      rows.add(
          Arrays.asList(
              line.code(),
              words().chinese() ? line.nameZh() : line.nameZh() + " " + line.nameEn(),
              line.population(),
              line.incidents(),
              between(line.rate(), line.rateLow(), line.rateHigh(), 1, "%.2f"),
              signed(line.yearOnYear()),
              line.disputes(),
              between(line.resolved(), line.resolvedLow(), line.resolvedHigh(), PERCENT, "%.1f"),
              line.onTime() == null ? null : format("%.1f", PERCENT * line.onTime()),
              line.openOver90()));
    }
    List<String> columns =
        List.of(
            words().get("col.code"),
            words().get("col.unit"),
            words().get("col.population"),
            words().get("col.incidents"),
            words().get("col.rate"),
            words().get("col.yoy"),
            words().get("col.disputes"),
            words().get("col.resolved"),
            words().get("col.on_time"),
            words().get("col.open90"));
    table(columns, rows);
    print(words().get("demo.intervals"));
    print("");
  }

  private static @Nullable String between(
      @Nullable Double value, @Nullable Double low, @Nullable Double high, double by, String form) {
    if (value == null) {
      return null;
    }
    String shown = format(form, by * value);
    return low == null || high == null
        ? shown
        : shown + " (" + format(form, by * low) + "-" + format(form, by * high) + ")";
  }

  private static @Nullable String signed(@Nullable Double fraction) {
    return fraction == null ? null : format("%+.1f %%", PERCENT * fraction);
  }

  private static String format(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private void quarantine(DemoNight night) {
    Map<String, Long> reasons = night.report().quarantinedByReason();
    print(
        words()
            .get(
                "demo.quarantine",
                reasons.values().stream().mapToLong(Long::longValue).sum(),
                night.report().sources().stream().mapToLong(source -> source.read()).sum()));
    List<List<Object>> rows = new ArrayList<>();
    reasons.forEach(
        (code, count) -> rows.add(List.of(code, count, Reasons.text(code, words().chinese()))));
    table(
        List.of(words().get("col.reason"), words().get("col.rows"), words().get("col.meaning")),
        rows);
    print("");
  }

  private void truth(DemoNight night, boolean met) {
    print(words().get(met ? "demo.truth.met" : "demo.truth.missed", night.city().truth()));
    for (TruthCheck.Line line : night.truth()) {
      boolean months = line.parts() > 1;
      boolean total = line.what().equals("rows") || line.what().equals("duplicates");
      if (line.met() && !months && !total) {
        continue;
      }
      String what = words().orElse("truth." + line.what(), line.what());
      print(
          "  "
              + words()
                  .get(
                      months ? "truth.months" : "truth.line",
                      words().orElse("record." + line.record(), line.record()),
                      what,
                      line.found(),
                      line.planted(),
                      line.parts() - line.differing(),
                      line.parts())
              + (line.met() ? "" : "   <-- " + words().get("truth.differs")));
    }
    print("");
  }

  private void review(DemoNight night) {
    print(words().get("demo.review", night.quarter()));
    night.review().forEach(file -> print("  " + file));
    print("");
  }

  private void next(DemoNight night) {
    String muye = quoted(System.getProperty("muye.command", "muye"));
    String config = " --config " + quoted(night.city().config().toString());
    String unit =
        night.districts().isEmpty() ? "410702" : String.valueOf(night.districts().get(0).code());
    print(words().get("demo.next"));
    suggest(
        "demo.next.explain",
        muye + " explain I2 --unit " + unit + " --period " + night.quarter() + config);
    suggest(
        "demo.next.query",
        muye
            + " query \"SELECT unit_name_zh, value FROM gold.indicator_value WHERE"
            + " indicator_id = 'D2' AND period = '"
            + night.quarter()
            + "' AND category IS NULL ORDER BY value\""
            + config);
    suggest(
        "demo.next.export",
        muye
            + " export gold.indicator_value --format xlsx --out "
            + quoted(night.city().folder().resolve("indicators.xlsx").toString())
            + config);
    suggest("demo.next.quarantine", muye + " quarantine list" + config);
    suggest("demo.next.own", muye + " init --region xinxiang my-city");
  }

  /** For a shell. */
  private static String quoted(String word) {
    return word.matches("[\\w./~:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void suggest(String key, String command) {
    print("  " + words().get(key));
    print("    " + command);
  }
}
