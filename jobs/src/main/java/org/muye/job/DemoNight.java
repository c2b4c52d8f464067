package org.muye.job;

import java.util.List;
import org.muye.time.ReportingClock;

/**
 * The night of a demo city and what a person looks at first.
 *
 * @param quarter label of the last closed quarter
 * @param districts the units in that quarter
 * @param truth what was planted against what was found
 */
public record DemoNight(
    DemoCity city,
    RunReport report,
    String quarter,
    List<DistrictTable.Line> districts,
    List<TruthCheck.Line> truth) {

  /** Runs the night as known at {@link DemoCity#AS_OF}. */
  public static DemoNight run(DemoCity city, Progress progress) {
    Workspace workspace =
        Workspace.open(city.config(), ReportingClock.system(), DemoCity.secrets());
    RunReport report = new ReportedRuns(workspace, DemoCity.AS_OF, progress).nightly();
    String quarter = DistrictTable.lastClosedQuarter(workspace, DemoCity.AS_OF);
    return new DemoNight(
        city,
        report,
        quarter,
        DistrictTable.of(workspace, quarter),
        TruthCheck.of(city, workspace, report));
  }
}
