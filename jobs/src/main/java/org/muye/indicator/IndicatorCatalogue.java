package org.muye.indicator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muye.duty.TaskType;
import org.muye.indicator.CountChange.Form;
import org.muye.indicator.PersonsInvolved.Statistic;

/** Every indicator, one line each. */
public final class IndicatorCatalogue {
  private IndicatorCatalogue() {}

  private static final List<Indicator> ALL =
      List.of(
          new ValidIncidentShare(),
          new IncidentRate(),
          new IncidentRateAnnualised(),
          new CountChange(Comparison.YEAR_EARLIER, Form.PERCENTAGE),
          new CountChange(Comparison.YEAR_EARLIER, Form.DIFFERENCE),
          new CountChange(Comparison.YEAR_EARLIER, Form.RATE_RATIO),
          new CountChange(Comparison.PREVIOUS, Form.PERCENTAGE),
          new CountChange(Comparison.PREVIOUS, Form.DIFFERENCE),
          new CountChange(Comparison.PREVIOUS, Form.RATE_RATIO),
          new CountChange(Comparison.THREE_YEARS, Form.PERCENTAGE),
          new CountChange(Comparison.THREE_YEARS, Form.RATE_RATIO),
          new DailyIncidents(),
          new IncidentComposition(),
          new HotCategories(HotCategories.Form.RANK),
          new HotCategories(HotCategories.Form.RATE_RATIO),
          new HotCategories(HotCategories.Form.P_VALUE),
          new IncidentTimes(),
          new IncidentTimeShares(),
          new IncidentConcentration(IncidentConcentration.Statistic.GINI),
          new IncidentConcentration(IncidentConcentration.Statistic.TOP10),
          new KnownHomicides(),
          new SolvedHomicides(),
          new HomicideClearance(),
          new MajorIncidents(),
          new GroupIncidents(),
          new CriminalisedDisputes(),
          new DisputeLinkage(),
          new SchoolAndLineIncidents(SchoolAndLineIncidents.Kind.SCHOOL),
          new SchoolAndLineIncidents(SchoolAndLineIncidents.Kind.LINE),
          new DisputeRate(),
          new ResolutionRate(),
          new FirstClosureRate(),
          new Throughput(),
          new OnTimeResolution(),
          new ResolutionTime(ResolutionTime.Statistic.MEDIAN),
          new ResolutionTime(ResolutionTime.Statistic.RMST90),
          new ResolvedAtSource(),
          new AcceptedResolvedAtSource(),
          new LevelUnknown(),
          new VillageResolution(),
          new TownResolution(),
          new EarlyDetection(),
          new DiscoveryShare(DiscoveryShare.Finder.PUBLIC),
          new DiscoveryShare(DiscoveryShare.Finder.SENSOR),
          new DetectionLag(),
          new EarlyWarning(),
          new WarningLead(),
          new EarlyResolution(),
          new EscalationRate(),
          new EscalationIncidence(),
          new ReopeningRate(),
          new OpenDisputes(),
          new GroupDisputeShare(),
          new PersonsInvolved(Statistic.SUM),
          new PersonsInvolved(Statistic.MEDIAN),
          new PersonsInvolved(Statistic.MAX),
          new DisputeComposition(),
          new ResolutionMethods(),
          new MethodDiversity(),
          new DisputeOutcomes(),
          new SignalRate(),
          new SignalShare(),
          new SignalRise(),
          new SignalRiseTarget(),
          new SignalRiseDays(),
          new MethodShare(MethodShare.Group.SOCIAL),
          new MethodShare(MethodShare.Group.FORMAL),
          new MethodShare(MethodShare.Group.SPECIALIST),
          new AgreementPerformance(),
          new TrainingSessions(),
          new TrainingAttendance(),
          new TrainingReach(),
          new TrainingUnitCoverage(),
          new VenueSessions(),
          new VenueTypes(),
          new SkillBreadth(),
          new DrillShare(),
          new MaterialsPerAttendance(),
          new TestScoreGain(),
          new PreventionDayActivity(),
          new LawSessions(),
          new TaskFulfilment(TaskType.ARRANGEMENT),
          new TaskFulfilment(TaskType.REVIEW),
          new OnTimeReviews(),
          new TaskFulfilment(TaskType.APPRAISAL),
          new TaskFulfilment(TaskType.STUDY),
          new TaskFulfilment(TaskType.LECTURE),
          new TaskCompletion(),
          new LettersSigned(),
          new LetterSigningDay(),
          new ChairedMeetings(),
          new IssuesClosed(IssuesClosed.Scope.ALL),
          new IssuesClosed(IssuesClosed.Scope.DUE),
          new ResponsibilityActions(),
          new SupervisionDays(),
          new Incompleteness(),
          new FilledFields(),
          new ReportingLag(),
          new UnknownShare(),
          new RepeatedRecords(),
          new LocatedRecords(),
          new ResourceRatio(ResourceMetric.GRID_COVERAGE),
          new ResourceRatio(ResourceMetric.HOUSEHOLDS_PER_WORKER),
          new ResourceRatio(ResourceMetric.MEDIATORS),
          new ResourceRatio(ResourceMetric.MASS_PREVENTION),
          new ResourceRatio(ResourceMetric.CAMERAS),
          new ResourceRatio(ResourceMetric.SOCIAL_ORGANISATIONS));

  private static final Set<String> COUNTED =
      ALL.stream()
          .flatMap(indicator -> indicator.measures().stream())
          .map(Measure::id)
          .collect(Collectors.toUnmodifiableSet());

  /** All indicators in catalogue order. */
  public static List<Indicator> all() {
    return ALL;
  }

  /** The indicators that can be counted from the given kinds of record, in order. */
  public static List<Indicator> from(Set<FactTable> kinds) {
    return ALL.stream().filter(indicator -> indicator.isCountedFrom(kinds)).toList();
  }

  /** The ids of all indicators. */
  public static Set<String> ids() {
    return ALL.stream()
        .map(indicator -> indicator.definition().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The ids of the measures that are stocks. */
  public static Set<String> stocks() {
    return Stream.of(FactTable.values())
        .flatMap(kind -> measures(kind).stream())
        .filter(Measure::isStock)
        .map(Measure::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All measures that any indicator needs, each once. */
  public static List<Measure> measures(FactTable facts) {
    return ALL.stream()
        .flatMap(indicator -> indicator.measures().stream())
        .filter(measure -> measure.facts() == facts)
        .collect(Collectors.toMap(Measure::id, m -> m, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** Whether some indicator declares the measure, so that it is counted at all. */
  static boolean isCounted(Measure measure) {
    return COUNTED.contains(measure.id());
  }

  /** The indicator of an id. */
  public static Optional<Indicator> find(String id) {
    return ALL.stream().filter(i -> i.definition().id().equals(id)).findFirst();
  }
}
