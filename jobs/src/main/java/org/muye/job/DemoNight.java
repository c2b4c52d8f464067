package org.muye.job;

import java.nio.file.Path;
import java.util.List;
import org.muye.time.ReportingClock;

/**
 * The night of a demo city and what a person looks at first.
 *
 * @param quarter label of the last closed quarter
 * @param districts the units in that quarter
 * @param review the files of the situation review of that quarter
 * @param truth what was planted against what was found
 */
public record DemoNight(
    DemoCity city,
    RunReport report,
    String quarter,
    List<DistrictTable.Line> districts,
    List<Path> review,
    List<TruthCheck.Line> truth) {

  /** Runs the night as known at {@link DemoCity#AS_OF}. */
  public static DemoNight run(DemoCity city, Progress progress) {
    Workspace workspace =
        Workspace.open(city.config(), ReportingClock.system(), DemoCity.secrets());
    ReportedRuns runs = new ReportedRuns(workspace, DemoCity.AS_OF, progress);
    RunReport report = runs.nightly(NightlyJob.Options.USUAL);
    String quarter = DistrictTable.lastClosedQuarter(workspace, DemoCity.AS_OF);
    return new DemoNight(
        city,
        report,
        quarter,
        DistrictTable.of(workspace, quarter),
        runs.review(review(city, quarter)).files(),
        TruthCheck.of(city, workspace, report));
  }

  private static ReviewJob.Request review(DemoCity city, String quarter) {
    return ReviewJob.Request.of(
        quarter,
        "internal",
        List.of("zh", "en"),
        List.of("docx", "html", "xlsx", "pdf"),
        city.folder().resolve("reviews"),
        true);
  }
}
