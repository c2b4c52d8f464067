package org.muye.region;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.muye.error.PipelineBug;
import org.muye.error.Problems;
import org.muye.error.UserError;

/** Reads and checks a whole region folder before it reports what is wrong. */
final class RegionReader {
  private final Path folder;
  private final Problems problems = new Problems();

  RegionReader(Path folder) {
    this.folder = folder;
  }

  Region read() {
    if (!Files.isDirectory(folder)) {
      throw UserError.of("region.no_such_folder", folder.toString());
    }
    RegionSettings settings = new SettingsReader(folder, problems).read();
    if (settings == null) {
      report();
      throw new PipelineBug("settings are missing without a problem");
    }
    Map<String, Unit> units = new UnitsReader(settings, problems).read(folder);
    Map<String, List<DayRange>> reporting =
        new ReportingReader(settings, units, problems).read(folder);
    Boundaries boundaries = new BoundariesReader(settings, units, problems).read(folder);
    Populations populations = new PopulationReader(settings, units, problems).read(folder);
    Map<String, List<String>> neighbours = new NeighboursReader(units, problems).read(folder);
    Map<String, Outline> outlines = new OutlinesReader(units, problems).read(folder);
    KeyDates keyDates = KeyDates.read(folder, problems);
    List<Venue> venues = new VenuesReader(units, problems).read(folder);
    SignalLevels signalLevels = new SignalLevelsReader(folder, problems).read();
    ResourceRegister resources =
        new ResourceRegister(
            new ResourcesReader(units, problems).read(folder), settings.resourceCarryLimitYears());
    report();
    return new Region(
        settings,
        new UnitTree(settings, units, reporting),
        boundaries,
        populations,
        neighbours,
        outlines,
        keyDates,
        venues,
        resources,
        signalLevels);
  }

  private void report() {
    problems.throwIfAny(
        (count, list) -> UserError.of("region.problems", folder.toString(), count, list));
  }
}
