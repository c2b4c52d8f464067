package org.muye.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.muye.error.UserError;
import org.muye.generate.CityGenerator;
import org.muye.generate.CityUnits;
import org.muye.generate.GeneratedCity;
import org.muye.generate.GeneratorOptions;

/**
 * A small made city in a folder of its own, ready to be run.
 *
 * @param folder the folder
 * @param config its muye.yaml
 * @param truth what was planted
 * @param rows data rows in its files
 * @param files number of its files
 * @param startedOver whether an earlier demo in the folder was removed
 */
public record DemoCity(
    Path folder, Path config, Path truth, long rows, int files, boolean startedOver) {
  /** Incidents and disputes made unless asked otherwise. */
  public static final long RECORDS = 20_000;

  /** The environment variable with the pseudonym key that the made mappings ask for. */
  public static final String KEY_NAME = "MUYE_PSEUDONYM_KEY";

  /** Known to everybody, so of no use for real data. */
  public static final String KEY = "muye-demo-key-not-for-real-data";

  /** The last rows arrive three months after the history; by this day all of them are known. */
  public static final LocalDate AS_OF = LocalDate.of(2025, 4, 10);

  private static final LocalDate FROM = LocalDate.of(2023, 1, 1);
  private static final int YEARS = 2;
  private static final long SEED = 20170511;
  private static final String MARK = ".muye-demo";
  private static final List<String> MADE =
      List.of("inbox", "warehouse", "truth.json", "muye.yaml", "duty");

  /**
   * Makes the city; removes an earlier demo city from the folder first.
   *
   * @param records incidents and disputes together, about
   * @throws UserError if the folder holds something else, or cannot be written
   */
  public static DemoCity make(Path folder, long records) {
    try {
      boolean again = prepare(folder);
      Path fresh = folder.resolve(".making");
      delete(fresh);
      GeneratedCity city =
          CityGenerator.generate(
              new GeneratorOptions(
                  SEED, FROM, YEARS, records, fresh, "xinxiang", CityUnits.xinxiang()));
      try (Stream<Path> entries = Files.list(fresh)) {
        for (Path entry : entries.toList()) {
          Files.move(entry, folder.resolve(fresh.relativize(entry)));
        }
      }
      delete(fresh);
      return new DemoCity(
          folder,
          folder.resolve("muye.yaml"),
          folder.resolve("truth.json"),
          city.rows(),
          city.files().size(),
          again);
    } catch (IOException e) {
      throw UserError.of("demo.cannot_be_written", folder.toString(), e.toString());
    }
  }

  private static boolean prepare(Path folder) throws IOException {
    boolean again = Files.exists(folder.resolve(MARK));
    if (!again && Files.exists(folder) && !(Files.isDirectory(folder) && isEmpty(folder))) {
      throw UserError.of("demo.not_its_folder", folder.toString());
    }
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(MARK),
        "Made by `muye demo`, which may remove what it made here: "
            + String.join(", ", MADE)
            + "\n");
    for (String made : MADE) {
      delete(folder.resolve(made));
    }
    return again;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(path)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  /** The environment, with the demo key where none is set. */
  public static Secrets secrets() {
    Secrets environment = Secrets.environment();
    return name -> {
      String set = environment.get(name);
      boolean absent = set == null || set.isBlank();
      return absent && name.equals(KEY_NAME) ? KEY : set;
    };
  }

  /** Whether {@link #secrets} stands in for a key that is not set. */
  public static boolean usesDemoKey() {
    String set = Secrets.environment().get(KEY_NAME);
    return set == null || set.isBlank();
  }

  JsonNode readTruth() {
    try {
      return new ObjectMapper().readTree(Files.readString(truth, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserError.of("demo.truth_unreadable", truth.toString(), e.getMessage());
    }
  }
}
