package org.muye.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Definition.Direction;

/** What is made of the register of grass-roots resources (资源下沉), {@code resources.csv}. */
public enum ResourceMetric {
  GRID_COVERAGE(
      "R1",
      "网格覆盖率",
      "Grids with a grid worker",
      "grids with at least one named grid worker / grids",
      "share",
      Direction.MORE_IS_BETTER,
      "grids_with_worker",
      "grids",
      1),
  HOUSEHOLDS_PER_WORKER(
      "R2",
      "网格员人均服务户数",
      "Households per grid worker",
      "households in grids / grid workers",
      "households per grid worker",
      Direction.MORE_IS_WORSE,
      "grid_households",
      "grid_workers",
      1),
  MEDIATORS(
      "R3",
      "每千户专职人民调解员数",
      "Full-time mediators per 1,000 households",
      "1,000 x full-time people's mediators / households in grids",
      "per 1,000 households",
      Direction.MORE_IS_BETTER,
      "full_time_mediators",
      "grid_households",
      1_000),
  MASS_PREVENTION(
      "R4",
      "万人群防群治队伍人数",
      "Members of mass-prevention teams per 10,000 residents",
      "10,000 x members of mass-prevention teams / mean resident population",
      "per 10,000 residents",
      Direction.MORE_IS_BETTER,
      "mass_prevention_members",
      null,
      10_000),
  CAMERAS(
      "R5",
      "每百人公共安全视频监控摄像机数",
      "Public safety cameras per 100 residents",
      "100 x public safety cameras / mean resident population",
      "per 100 residents",
      Direction.NEUTRAL,
      "cameras",
      null,
      100),
  SOCIAL_ORGANISATIONS(
      "R6",
      "万人登记社会组织数",
      "Registered social organisations per 10,000 residents",
      "10,000 x registered social organisations / mean resident population",
      "per 10,000 residents",
      Direction.MORE_IS_BETTER,
      "registered_social_organisations",
      null,
      10_000);

  private final Definition definition;
  private final String counted;
  private final @Nullable String relatedTo;
  private final double scale;

  ResourceMetric(
      String id,
      String nameZh,
      String nameEn,
      String formula,
      String unit,
      Direction direction,
      String counted,
      @Nullable String relatedTo,
      double scale) {
    this.definition =
        Definition.of(id, nameZh, nameEn, formula, unit, direction)
            .notes(
                "From the register of resources, on its newest day by the end of the period; for quarters, halves and years. Without a register there are no values. A register counts everything, so there is no interval.");
    this.counted = counted;
    this.relatedTo = relatedTo;
    this.scale = scale;
  }

  /** What it means. */
  public Definition definition() {
    return definition;
  }

  /** The item above the line. */
  String counted() {
    return counted;
  }

  /** The item below the line; null for residents. */
  @Nullable String relatedTo() {
    return relatedTo;
  }

  /** What the quotient is multiplied by. */
  double scale() {
    return scale;
  }

  /** The items that it needs, codes of the list {@code resource_item}. */
  public List<String> items() {
    return Stream.of(Optional.of(counted), Optional.ofNullable(relatedTo))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The metric of an indicator's id; none where the indicator does not rest on the register. */
  public static Optional<ResourceMetric> find(String indicatorId) {
    return Arrays.stream(values())
        .filter(metric -> metric.definition.id().equals(indicatorId))
        .findFirst();
  }
}
