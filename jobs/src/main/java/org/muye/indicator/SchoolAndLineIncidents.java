package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.INVOLVEMENT_GIVEN;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.List;

/** I13_SCHOOL, I13_LINE: incidents that involve schools, or railways, pipelines and power lines. */
final class SchoolAndLineIncidents implements Indicator {

  /** What is involved. */
  enum Kind {
    SCHOOL(
        "涉师生案（事）件数",
        "Incidents involving students or teachers",
        "involves_student_teacher",
        IncidentMeasures.SCHOOL),
    LINE(
        "涉线路案（事）件数",
        "Incidents involving a railway, pipeline or power line",
        "involves_line",
        IncidentMeasures.LINE);

    private final String nameZh;
    private final String nameEn;
    private final String field;
    private final Measure measure;

    Kind(String nameZh, String nameEn, String field, Measure measure) {
      this.nameZh = nameZh;
      this.nameEn = nameEn;
      this.field = field;
      this.measure = measure;
    }
  }

  private final Kind kind;

  SchoolAndLineIncidents(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Definition definition() {
    return Definition.of(
            "I13_" + kind.name(),
            kind.nameZh,
            kind.nameEn,
            "count of valid incidents marked so",
            "incidents",
            Definition.Direction.MORE_IS_WORSE)
        .notes("AT_LEAST: of some incidents it is not said; ALL_MISSING: of none it is.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(kind.measure);
  }

  @Override
  public List<Measure> context() {
    return List.of(VALID, INVOLVEMENT_GIVEN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    Estimate count = Estimate.count(null, slice.sum(kind.measure));
    double given = slice.sum(INVOLVEMENT_GIVEN, kind.field);
    double valid = slice.sum(VALID);
    if (given >= valid) {
      return List.of(count);
    }
    return List.of(
        given == 0
            ? count.withoutValue(StatusReason.ALL_MISSING)
            : count.with(StatusReason.AT_LEAST));
  }
}
