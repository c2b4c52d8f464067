package org.muye.duty;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leadership team with all its records.
 *
 * @param id its id
 * @param tasksFrom the first day of which tasks are asked: records of earlier years were not
 *     delivered, or the organisation did not exist; null when none are
 * @param activities what it did
 * @param terms who held its posts and when
 * @param lectures what its leaders taught in training sessions
 * @param letters what those below it must sign
 */
public record Organisation(
    String id,
    @Nullable LocalDate tasksFrom,
    List<Activity> activities,
    List<Term> terms,
    List<Lecture> lectures,
    List<Letter> letters) {

  /** Copies the lists. */
  public Organisation {
    activities = List.copyOf(activities);
    terms = List.copyOf(terms);
    lectures = List.copyOf(lectures);
    letters = List.copyOf(letters);
  }

  /** Whether a post was its first responsible on the day. */
  boolean isFirstResponsible(@Nullable String post, LocalDate day) {
    return terms.stream()
        .anyMatch(
            term -> term.firstResponsible() && term.postId().equals(post) && term.covers(day));
  }
}
