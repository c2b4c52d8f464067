package org.muye.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Single cases as a textbook has them, and their frequencies as the estimators take them. */
final class Cases {
  /** How a case ends that is still open at its last day. */
  static final int OPEN = -1;

  /** A duration and the cause that ended it, from 0, or {@link #OPEN}. */
  record Case(int days, int cause) {}

  final List<Case> all = new ArrayList<>();

  Cases add(int count, int days, int cause) {
    for (int i = 0; i < count; i++) {
      all.add(new Case(days, cause));
    }
    return this;
  }

  /** Up to 60 cases of up to so many causes with many ties, a third or so of them open. */
  static Cases random(SplittableRandom random, int causes) {
    Cases cases = new Cases();
    int count = random.nextInt(1, 60);
    for (int i = 0; i < count; i++) {
      int cause = random.nextInt(3) == 0 ? OPEN : random.nextInt(causes);
      cases.add(1, random.nextInt(0, 25), cause);
    }
    return cases;
  }

  int[] days() {
    TreeSet<Integer> days = new TreeSet<>();
    all.forEach(one -> days.add(one.days()));
    return days.stream().mapToInt(Integer::intValue).toArray();
  }

  long[] ended(int cause) {
    int[] days = days();
    long[] frequencies = new long[days.length];
    for (int i = 0; i < days.length; i++) {
      int day = days[i];
      frequencies[i] = all.stream().filter(c -> c.days() == day && c.cause() == cause).count();
    }
    return frequencies;
  }

  long[][] ended(int... causes) {
    long[][] frequencies = new long[causes.length][];
    for (int i = 0; i < causes.length; i++) {
      frequencies[i] = ended(causes[i]);
    }
    return frequencies;
  }

  KaplanMeier kaplanMeier() {
    return KaplanMeier.of(days(), ended(0), ended(OPEN));
  }
}
