package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muye.error.PipelineBug;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.run.Program;
import org.muye.source.FileDigest;
import org.muye.time.AsOf;

/**
 * What indicator values rest on besides sums of records: while it stays, equal sums have equal
 * values.
 *
 * @param digests SHA-256 of each part, by what its change is a reason for
 */
record ValueBasis(Map<WhyAll, String> digests) {
  /** The basis as of a day with some kinds of record delivered. */
  static ValueBasis of(
      Workspace workspace, LocalDate firstDay, AsOf asOf, Set<FactTable> delivered) {
    Region region = workspace.region();
    Map<WhyAll, Object> parts = new EnumMap<>(WhyAll.class);
    parts.put(WhyAll.PROGRAM, program());
    parts.put(
        WhyAll.DEFINITIONS, IndicatorCatalogue.all().stream().map(i -> i.definition()).toList());
    parts.put(WhyAll.RECORDS, delivered.stream().sorted().toList());
    parts.put(WhyAll.REGION, RegionFolders.digest(workspace.config().region()));
    parts.put(WhyAll.BOUNDARIES, region.boundaryVersion(asOf.date()) + units(region, asOf));
    parts.put(WhyAll.POPULATIONS, region.publishedPopulations(asOf));
    parts.put(WhyAll.HISTORY, firstDay);
    parts.put(WhyAll.COLUMNS, workspace.tables().schema(IndicatorValuesJob.VALUES).toDDL());
    Map<WhyAll, String> digests = new EnumMap<>(WhyAll.class);
    parts.forEach((why, part) -> digests.put(why, FileDigest.sha256(part.toString())));
    return new ValueBasis(digests);
  }

  private static List<String> units(Region region, AsOf asOf) {
    return region.units().stream()
        .filter(unit -> unit.validOn(asOf.date()))
        .map(Unit::id)
        .sorted()
        .toList();
  }

  /**
   * The parts in which another basis differs.
   *
   * @param other as {@link #toString} gave it
   */
  List<WhyAll> differences(String other) {
    List<String> parts = List.of(other.split(" ", -1));
    List<WhyAll> different = new ArrayList<>();
    digests.forEach(
        (why, digest) -> {
          if (!parts.contains(part(why, digest))) {
            different.add(why);
          }
        });
    return different;
  }

  /** One line, as it is stored. */
  @Override
  public String toString() {
    return digests.entrySet().stream()
        .map(entry -> part(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String part(WhyAll why, String digest) {
    return why + ":" + digest;
  }

  /**
   * Tells this program from every other: by the jar itself, since a method may change without its
   * definition; classes have none.
   */
  static String program() {
    CodeSource source = ValueBasis.class.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(place)
          ? FileDigest.sha256(Files.readAllBytes(place))
          : Program.current().versionAndCommit();
    } catch (URISyntaxException e) {
      throw new PipelineBug("the program has no place", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
