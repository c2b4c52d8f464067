package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muye.job.QualityCounts.Named;

/** Counts after some records went and some came. */
class QualityCountsTest {
  private static final Named NONE = new Named(0, List.of());

  /** The first hundred of so many ids with three digits. */
  private static Named numbered(int first, int number) {
    return new Named(
        number,
        IntStream.range(first, first + Math.min(number, Named.MOST))
            .mapToObj("%03d"::formatted)
            .toList());
  }

  @Test
  void fewAreAllNamed() {
    Named before = new Named(3, List.of("a", "c", "d"));
    // The record c changed and stays, d is known by now, b is new.
    Named gone = new Named(2, List.of("c", "d"));
    Named came = new Named(2, List.of("b", "c"));

    assertThat(before.changed(gone, came)).contains(new Named(3, List.of("a", "b", "c")));
    assertThat(before.changed(before, NONE)).contains(NONE);
    assertThat(NONE.changed(NONE, came)).contains(came);
  }

  @Test
  void ofManyTheFirstAreNamed() {
    Named before = numbered(200, 500);

    // Later ones change the number alone.
    assertThat(before.changed(new Named(30, List.of()), new Named(7, List.of("400", "999"))))
        .contains(new Named(477, before.ids()));
    // Earlier ones push the last out.
    Named after = before.changed(NONE, new Named(2, List.of("001", "2505"))).orElseThrow();
    assertThat(after.number()).isEqualTo(502);
    assertThat(after.ids()).hasSize(100).startsWith("001", "200").contains("2505").endsWith("297");
    // One goes and an earlier one comes.
    assertThat(before.changed(new Named(1, List.of("299")), new Named(1, List.of("100"))))
        .get()
        .satisfies(named -> assertThat(named.ids()).hasSize(100).endsWith("298"));
  }

  @Test
  void whichIsNextIsNotKnownWhereOneOfThoseNamedGoes() {
    Named before = numbered(200, 500);

    assertThat(before.changed(new Named(1, List.of("250")), NONE)).isEmpty();
    // What came may be behind the one that is not known.
    assertThat(before.changed(new Named(1, List.of("250")), new Named(1, List.of("301"))))
        .isEmpty();
    assertThat(before.changed(new Named(401, List.of("250")), NONE))
        .as("all that were not named went as well")
        .get()
        .satisfies(named -> assertThat(named.ids()).hasSize(99).doesNotContain("250"));
  }

  @Test
  void moreThanAHundredOfFewAreCut() {
    Named after = numbered(100, 60).changed(NONE, numbered(300, 250)).orElseThrow();

    assertThat(after.number()).isEqualTo(310);
    assertThat(after.ids()).hasSize(100).startsWith("100").contains("159", "300").endsWith("339");
  }

  @Test
  void idsAreInTheOrderOfTheirBytes() {
    // As UTF-16 the last of these, a character beyond the first 65,536, would precede the other.
    Named named =
        new Named(1, List.of("ﬀ")).changed(NONE, new Named(1, List.of("𠀀"))).orElseThrow();

    assertThat(named.ids()).containsExactly("ﬀ", "𠀀");
  }

  @Test
  void numbersAreTakenOutAndAdded() {
    QualityCounts before = new QualityCounts(10, 1, 2, 7, new Named(1, List.of("a")), NONE);
    QualityCounts gone = new QualityCounts(4, 1, 0, 3, new Named(1, List.of("a")), NONE);
    QualityCounts came = new QualityCounts(6, 0, 1, 5, NONE, new Named(2, List.of("a", "e")));

    assertThat(before.changed(gone, came))
        .contains(new QualityCounts(12, 0, 3, 9, NONE, new Named(2, List.of("a", "e"))));
    assertThat(
            new QualityCounts(10, 1, 2, 7, NONE, numbered(200, 500))
                .changed(new QualityCounts(1, 0, 0, 1, NONE, new Named(1, List.of("200"))), came))
        .isEmpty();
  }

  @Test
  void namesThatWereReadWrongAreNotWhole() {
    QualityCounts counts = new QualityCounts(9, 0, 0, 9, NONE, new Named(1, List.of("a", "b")));

    assertThat(counts.areWhole()).isFalse();
    assertThat(new QualityCounts(9, 0, 0, 9, NONE, new Named(1, List.of("a;b"))).areWhole())
        .isTrue();
  }
}
