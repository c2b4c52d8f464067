package org.muye.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import org.muye.region.SignalLevels;
import org.muye.region.Unit;
import org.muye.region.UnitVersion;
import org.muye.review.GoldRow;
import org.muye.review.ReviewInputs.UnitName;
import org.muye.time.Period;

/** What a review takes from the region folder, as it was in a quarter. */
final class ReviewRegion {
  private final Region region;
  private final Period quarter;

  ReviewRegion(Region region, Period quarter) {
    this.region = region;
    this.quarter = quarter;
  }

  /** The reporting units, in the order of their codes. */
  Stream<Unit> reporting() {
    return region.reportingUnits(quarter.start(), quarter.end()).stream()
        .sorted(
            Comparator.comparing(
                    (Unit unit) ->
                        Objects.requireNonNullElse(unit.on(quarter.end().minusDays(1)).code(), "~"))
                .thenComparing(Unit::id));
  }

  /** Their names on the last day, and their outlines. */
  List<UnitName> units() {
    return reporting()
        .map(
            unit -> {
              UnitVersion version = unit.on(quarter.end().minusDays(1));
              return new UnitName(
                  unit.id(),
                  version.code(),
                  version.nameZh(),
                  version.nameEn(),
                  borders(unit.id()));
            })
        .toList();
  }

  private List<List<Double>> borders(String unitId) {
    return region.outline(unitId).stream()
        .flatMap(outline -> outline.rings().stream())
        .map(
            ring ->
                ring.positions().stream()
                    .flatMap(p -> Stream.of(p.longitude(), p.latitude()))
                    .toList())
        .toList();
  }

  /** The key dates of a later period. */
  List<GoldRow> keyDates(Period next) {
    List<GoldRow> rows = new ArrayList<>();
    region
        .keyDates(next.start(), next.end())
        .forEach(
            date -> {
              Map<String, @Nullable Object> cells = new LinkedHashMap<>();
              cells.put("period", next.label());
              cells.put("from", date.from().toString());
              cells.put("to", date.to().toString());
              cells.put("name_zh", date.nameZh());
              cells.put("name_en", date.nameEn());
              cells.put("attention_zh", date.attentionZh());
              cells.put("attention_en", date.attentionEn());
              rows.add(new GoldRow(cells));
            });
    return rows;
  }

  /** The levels from the earliest signals to the most intense. */
  List<GoldRow> signalLevels() {
    List<GoldRow> rows = new ArrayList<>();
    for (SignalLevels.Level level :
        region.signalLevels().map(SignalLevels::levels).orElse(List.of())) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      cells.put("level", level.number());
      cells.put("name_zh", level.nameZh());
      cells.put("name_en", level.nameEn());
      rows.add(0, new GoldRow(cells));
    }
    return rows;
  }
}
