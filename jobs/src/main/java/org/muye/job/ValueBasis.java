package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.muye.error.PipelineBug;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.source.FileDigest;
import org.muye.time.AsOf;

/**
 * What indicator values rest on besides sums of records, as one digest: while it stays, equal sums
 * have equal values.
 */
final class ValueBasis {
  private final Workspace workspace;
  private final LocalDate firstDay;

  ValueBasis(Workspace workspace, LocalDate firstDay) {
    this.workspace = workspace;
    this.firstDay = firstDay;
  }

  /** The digest as of a day with some kinds of record delivered. */
  String of(AsOf asOf, Set<FactTable> delivered) {
    Region region = workspace.region();
    List<String> units =
        region.units().stream()
            .filter(unit -> unit.validOn(asOf.date()))
            .map(Unit::id)
            .sorted()
            .toList();
    return FileDigest.sha256(
        Stream.of(
                program(),
                IndicatorCatalogue.all().stream().map(i -> i.definition().toString()).toList(),
                delivered.stream().sorted().toList(),
                RegionFolders.digest(workspace.config().region()),
                region.boundaryVersion(asOf.date()),
                units,
                region.publishedPopulations(asOf),
                firstDay,
                workspace.tables().schema(IndicatorValuesJob.VALUES).toDDL())
            .map(String::valueOf)
            .reduce("", (all, one) -> all + "\n" + one));
  }

  /** The jar itself, since a method may change without its definition; classes have none. */
  private static String program() {
    CodeSource source = ValueBasis.class.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(place)
          ? FileDigest.sha256(Files.readAllBytes(place))
          : ReportedRuns.version();
    } catch (URISyntaxException e) {
      throw new PipelineBug("the program has no place", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
