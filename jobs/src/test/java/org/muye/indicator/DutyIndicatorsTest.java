package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.duty.DutyMeasure.APPRAISALS_ASKED;
import static org.muye.duty.DutyMeasure.ARRANGEMENTS_ASKED;
import static org.muye.duty.DutyMeasure.LEADERS;
import static org.muye.duty.DutyMeasure.LECTURES_ASKED;
import static org.muye.duty.DutyMeasure.LECTURES_DUE;
import static org.muye.duty.DutyMeasure.LECTURES_GIVEN;
import static org.muye.duty.DutyMeasure.MEETINGS;
import static org.muye.duty.DutyMeasure.MEETINGS_CHAIRED;
import static org.muye.duty.DutyMeasure.REVIEWS_DUE;
import static org.muye.duty.DutyMeasure.REVIEWS_HELD;
import static org.muye.duty.DutyMeasure.STUDIES_ASKED;
import static org.muye.duty.DutyMeasure.STUDIES_HELD;
import static org.muye.duty.DutyMeasure.TASKS_DUE;
import static org.muye.duty.DutyMeasure.TASKS_FULFILLED;
import static org.muye.indicator.DutyMeasures.SIGNING_DAYS;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;

class DutyIndicatorsTest {
  private static final Set<StatusReason> NO_EXPOSURE = Set.of(StatusReason.NO_EXPOSURE);
  private static final Set<StatusReason> NOT_DUE = Set.of(StatusReason.NOT_DUE);

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  private void add(DutyMeasure measure, double n) {
    city.add(DutyMeasures.of(measure), "2019", null, n);
  }

  private List<Estimate> ofYear(Indicator indicator) {
    return indicator.estimate(city.slice("city", "2019"));
  }

  private Estimate only(Indicator indicator) {
    List<Estimate> estimates = ofYear(indicator);
    assertThat(estimates).hasSize(1);
    return estimates.get(0);
  }

  private static void assertUnknown(Estimate estimate, Set<StatusReason> why) {
    assertThat(estimate.value()).isNull();
    assertThat(estimate.status()).isEqualTo(why);
  }

  @ParameterizedTest
  @EnumSource(TaskType.class)
  void whereNothingIsAskedThereIsNoShare(TaskType type) {
    Estimate estimate = only(new TaskFulfilment(type));
    assertUnknown(estimate, NO_EXPOSURE);
    assertThat(estimate.denominator()).isZero();
  }

  @Test
  void withoutAnyRecordNothingReadsAsAMeasurement() {
    for (Indicator indicator :
        List.of(
            new OnTimeReviews(),
            new TaskCompletion(),
            new LettersSigned(),
            new ChairedMeetings(),
            new IssuesClosed(IssuesClosed.Scope.ALL),
            new IssuesClosed(IssuesClosed.Scope.DUE))) {
      assertUnknown(only(indicator), NO_EXPOSURE);
    }
    assertThat(ofYear(new LetterSigningDay())).isEmpty();
    assertThat(ofYear(new SupervisionDays())).isEmpty();
  }

  @Test
  void whatIsAskedAndNotDueIsNoMiss() {
    add(APPRAISALS_ASKED, 2);
    add(STUDIES_ASKED, 1);
    add(STUDIES_HELD, 1);
    add(ARRANGEMENTS_ASKED, 4);
    assertUnknown(only(new TaskFulfilment(TaskType.APPRAISAL)), NOT_DUE);
    Estimate study = only(new TaskFulfilment(TaskType.STUDY));
    assertUnknown(study, NOT_DUE);
    assertThat(study.numerator()).isEqualTo(1);
    assertThat(study.denominator()).isEqualTo(1);
    assertUnknown(only(new TaskCompletion()), NOT_DUE);
  }

  @Test
  void sharesAreOfWhatIsDue() {
    add(REVIEWS_DUE, 4);
    add(REVIEWS_HELD, 3);
    assertThat(only(new TaskFulfilment(TaskType.REVIEW)).value()).isEqualTo(0.75);
    assertThat(only(new OnTimeReviews()).value()).isEqualTo(0.0);
    add(LECTURES_ASKED, 3);
    add(LECTURES_DUE, 3);
    add(LECTURES_GIVEN, 1);
    assertThat(only(new TaskFulfilment(TaskType.LECTURE)).value()).isEqualTo(1.0 / 3);
  }

  /** 4/4, 2/4 and 0/2: the mean of shares is 1/2, the share of tasks would be 6/10. */
  @Test
  void completionIsTheMeanOfShares() {
    Measure due = DutyMeasures.of(TASKS_DUE);
    Measure done = DutyMeasures.of(TASKS_FULFILLED);
    city.add(due, "2019", "A1", 4).add(due, "2019", "A2", 4).add(due, "2019", "A3", 2);
    city.add(done, "2019", "A1", 4).add(done, "2019", "A2", 2);
    Estimate estimate = only(new TaskCompletion());
    assertThat(estimate.value()).isEqualTo(0.5);
    assertThat(estimate.denominator()).isEqualTo(3);
  }

  @Test
  void withoutARosterNobodyIsKnownToChair() {
    add(MEETINGS, 8);
    Estimate unknown = only(new ChairedMeetings());
    assertUnknown(unknown, Set.of(StatusReason.NO_FEED));
    assertThat(unknown.numerator()).isNull();
    assertThat(unknown.denominator()).isEqualTo(8);
    add(LEADERS, 2);
    assertThat(only(new ChairedMeetings()).value()).isEqualTo(0.0);
    add(MEETINGS_CHAIRED, 6);
    assertThat(only(new ChairedMeetings()).value()).isEqualTo(0.75);
  }

  /** Days 18, 51, 64 and 70: the mean of the middle ones is 57.5. */
  @Test
  void theMedianDayOfSigning() {
    for (String day : List.of("18", "51", "64", "70")) {
      city.add(SIGNING_DAYS, "2019", day, 1);
    }
    assertThat(only(new LetterSigningDay()).value()).isEqualTo(57.5);
    assertThat(only(new LetterSigningDay()).numerator()).isEqualTo(4);
  }

  @Test
  void dutiesAreCountedForYearsOnly() {
    for (TaskType type : TaskType.values()) {
      assertThat(city.estimates(new TaskFulfilment(type))).isEmpty();
    }
    assertThat(city.estimates(new TaskCompletion())).isEmpty();
    assertThat(city.estimates(new ChairedMeetings())).isEmpty();
    assertThat(city.estimates(new LettersSigned())).isEmpty();
  }

  @Test
  void onlyWhatIsDeliveredIsCounted() {
    assertThat(IndicatorCatalogue.from(Set.of(FactTable.INCIDENT, FactTable.TRAINING)))
        .extracting(indicator -> indicator.definition().id())
        .noneMatch(id -> id.startsWith("L"));
    assertThat(IndicatorCatalogue.from(Set.of(FactTable.DUTY)))
        .extracting(indicator -> indicator.definition().id())
        .contains("L1", "L9_DUE")
        .doesNotContain("L11");
  }
}
