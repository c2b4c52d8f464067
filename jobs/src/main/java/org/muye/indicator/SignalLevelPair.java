package org.muye.indicator;

import java.util.List;
import java.util.stream.Stream;
import org.muye.region.SignalLevels;

/**
 * A rise on the ladder of signals from one level to a higher one, whose number is lower.
 *
 * @param from number of the level of origin
 * @param to number of the higher level
 */
record SignalLevelPair(String from, String to) {
  /** As measures and values have it. */
  String category() {
    return from + "|" + to;
  }

  /** The levels from which a record can rise; none in a region without a ladder. */
  static Stream<String> lower(Slice slice) {
    return numbers(slice).stream().skip(1).map(String::valueOf);
  }

  /** All rises that there can be. */
  static Stream<SignalLevelPair> of(Slice slice) {
    List<Integer> numbers = numbers(slice);
    return numbers.stream()
        .flatMap(
            from ->
                numbers.stream()
                    .filter(to -> to < from)
                    .map(to -> new SignalLevelPair(String.valueOf(from), String.valueOf(to))));
  }

  private static List<Integer> numbers(Slice slice) {
    return slice.signalLevels().map(SignalLevels::levels).orElse(List.of()).stream()
        .map(SignalLevels.Level::number)
        .toList();
  }
}
