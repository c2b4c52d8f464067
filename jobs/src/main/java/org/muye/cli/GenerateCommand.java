package org.muye.cli;

import java.nio.file.Path;
import org.muye.job.MadeCity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a city of any size. */
@Command(
    name = "generate",
    description = "Make the source files of a seeded city; the same seed gives the same bytes.",
    mixinStandardHelpOptions = true)
final class GenerateCommand extends WorkCommand {
  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  private long seed = 1;

  @Option(
      names = "--years",
      paramLabel = "Y",
      defaultValue = "3",
      description = "Length of the history from 2019 on, 1 to 20 (default: 3).")
  private int years = 3;

  @Option(
      names = "--scale",
      paramLabel = "S",
      defaultValue = "1",
      description = "1 is about 20,000 incidents and disputes a year (default: 1).")
  private double scale = 1;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to write; must be absent or empty.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    MadeCity city = MadeCity.make(seed, years, scale, folder);
    if (options().json()) {
      JsonOutput.write(out(), city);
    } else {
      print(
          words()
              .get(
                  "generated",
                  city.incidents(),
                  city.disputes(),
                  city.rows(),
                  city.files(),
                  folder));
      print("  MUYE_PSEUDONYM_KEY=... muye nightly --config " + city.config());
    }
    return 0;
  }
}
