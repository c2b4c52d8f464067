package org.muye.job;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How many records of a kind are known and what they are like.
 *
 * @param known all
 * @param isVoid of these, void
 * @param merged of these not void, merged into another
 * @param counted of these, those that count
 * @param unknown counted ones of unknown class
 * @param retired counted ones under a retired unit code
 */
record QualityCounts(
    long known, long isVoid, long merged, long counted, Named unknown, Named retired) {

  /**
   * Some records, of which the first are named.
   *
   * @param number of all
   * @param ids the first of them in the order of their UTF-8 bytes, {@link #MOST} at most
   */
  record Named(long number, List<String> ids) {
    /** As many ids are named as a person would look up by hand. */
    static final int MOST = 100;

    private static final Comparator<String> BYTES =
        (one, other) ->
            Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /** Whether as many are named as should be. */
    boolean isWhole() {
      return ids.size() == Math.min(number, MOST);
    }

    /**
     * These after some went and some came; empty where that does not tell the first ones.
     *
     * @param gone with the ids of those among them that are named here
     * @param came with the first of their ids
     */
    Optional<Named> changed(Named gone, Named came) {
      NavigableSet<String> first = new TreeSet<>(BYTES);
      first.addAll(ids);
      gone.ids().forEach(first::remove);
      first.addAll(came.ids());
      if (number > ids.size()) {
        // Of those after the last one named, others may come before the ones that came.
        first = ids.isEmpty() ? new TreeSet<>(BYTES) : first.headSet(last(ids), true);
      }
      Named after =
          new Named(number - gone.number() + came.number(), first.stream().limit(MOST).toList());
      return after.isWhole() ? Optional.of(after) : Optional.empty();
    }

    private static String last(List<String> ids) {
      return ids.get(ids.size() - 1);
    }
  }

  /**
   * The counts after some records went and some came; empty where that does not tell the names.
   *
   * @param gone see {@link Named#changed}
   * @param came see {@link Named#changed}
   */
  Optional<QualityCounts> changed(QualityCounts gone, QualityCounts came) {
    return unknown
        .changed(gone.unknown, came.unknown)
        .flatMap(
            unknownAfter ->
                retired
                    .changed(gone.retired, came.retired)
                    .map(
                        retiredAfter ->
                            new QualityCounts(
                                known - gone.known + came.known,
                                isVoid - gone.isVoid + came.isVoid,
                                merged - gone.merged + came.merged,
                                counted - gone.counted + came.counted,
                                unknownAfter,
                                retiredAfter)));
  }

  /** Whether as many are named as should be: an id that holds the separator is read as two. */
  boolean areWhole() {
    return unknown.isWhole() && retired.isWhole();
  }
}
