package org.muye.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code muye.yaml}, checked.
 *
 * @param file the file itself
 * @param region name of a shipped region, or the absolute path of a region folder
 * @param warehouse absolute local path, or a URI such as {@code hdfs://...}
 * @param sources what to read; at least one, names differ
 * @param codeLists absolute folder with code lists besides the shipped ones, if any
 * @param firstPeriod first day of the first period to compute, if limited
 * @param indicators settings of the indicator step
 * @param quality limits of the quality gates
 * @param duplicates per record type, the fields on which records of two channels are one
 * @param warningRules file with the rules of alarms and levels; null for the shipped ones
 * @param review settings of the quarterly review
 * @param assessmentRuleBooks the rule books of the assessment: names of shipped ones or absolute
 *     paths; empty when units are not assessed
 * @param serving where the mart is published, if anywhere
 * @param observability what runs leave for other programs
 * @param maintenance what a night does to keep the warehouse small
 * @param lang {@code zh} or {@code en}
 */
public record MuyeConfig(
    Path file,
    String region,
    String warehouse,
    List<Source> sources,
    @Nullable Path codeLists,
    @Nullable LocalDate firstPeriod,
    Indicators indicators,
    Quality quality,
    Map<String, DuplicateRule> duplicates,
    @Nullable Path warningRules,
    Review review,
    List<String> assessmentRuleBooks,
    @Nullable Postgres serving,
    Observability observability,
    Maintenance maintenance,
    String lang) {

  /** The folder against which relative paths were resolved. */
  public Path folder() {
    return ConfiguredPlaces.folderOf(file);
  }

  /** The source of that name. */
  public Optional<Source> source(String name) {
    return sources.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** Everywhere that a secret of this configuration is kept. */
  public List<SecretPlace> secretPlaces() {
    List<@Nullable SecretPlace> places = new ArrayList<>();
    places.add(serving == null ? null : serving.password());
    sources.forEach(source -> places.add(source.jdbc() == null ? null : source.jdbc().password()));
    Observability.Lineage lineage = observability.lineage();
    places.add(lineage == null ? null : lineage.apiKey());
    for (Observability.Notice notice : observability.notices()) {
      places.add(notice.webhook() == null ? null : notice.webhook().place());
    }
    return places.stream().flatMap(Stream::ofNullable).toList();
  }

  /**
   * Reads and checks a configuration file.
   *
   * @param file a UTF-8 YAML file
   * @return the configuration with absolute paths
   * @throws org.muye.error.UserError that names every mistake of the file at once, with its line
   */
  public static MuyeConfig load(Path file) {
    return MuyeConfigReader.load(file);
  }

  /**
   * One source.
   *
   * @param name unique name
   * @param record record type, equal to that of the mapping
   * @param mapping name of a shipped mapping, or the absolute path of a mapping file
   * @param paths absolute files, folders or globs; empty for a database source
   * @param jdbc the database table, or null for files
   * @param deliveredOn day of delivery; gives known_at where the mapping names none
   */
  public record Source(
      String name,
      String record,
      String mapping,
      List<String> paths,
      @Nullable Jdbc jdbc,
      @Nullable LocalDate deliveredOn) {}

  /**
   * A database table.
   *
   * @param password where the password is kept, or null when the database asks for none
   */
  public record Jdbc(
      String url, String table, @Nullable String user, @Nullable SecretPlace password) {}

  /** How many closed periods back get their first release too, 0 or more. */
  public record Indicators(int firstReleases) {}

  /**
   * What is expected of deliveries.
   *
   * @param unknownShareLimit share of unknown classes above which a warning is given, 0 to 1
   * @param ofAll when a delivery of any source holds the results back
   * @param bySource the same for sources with limits of their own
   */
  public record Quality(
      double unknownShareLimit, QualityGates ofAll, Map<String, QualityGates> bySource) {
    /** The gates of a source. */
    public QualityGates gates(String source) {
      return bySource.getOrDefault(source, ofAll);
    }
  }

  /**
   * The quarterly review.
   *
   * @param findings file with the rule catalogue of findings; null for the shipped one
   * @param fourIsations file with the book of the four-isations; null for the shipped one
   * @param template Word template; null for the shipped one
   * @param suppressBelow smallest count that the public may see besides 0, at least 1
   */
  public record Review(
      @Nullable Path findings,
      @Nullable Path fourIsations,
      @Nullable Path template,
      int suppressBelow) {}

  /**
   * What a night does to keep the warehouse small.
   *
   * @param nightly whether it does anything
   * @param smallFiles so many small files of a table are left alone, at least 1
   */
  public record Maintenance(boolean nightly, int smallFiles) {}

  /** Fields that must be equal for two records of different channels to be one. */
  public record DuplicateRule(List<String> same) {}

  /**
   * The mart: embedded, or an external PostgreSQL at {@code url}.
   *
   * @param password where the password is kept, or null when the server asks for none
   */
  public record Postgres(
      boolean embedded,
      @Nullable String url,
      @Nullable String user,
      @Nullable SecretPlace password) {}
}
