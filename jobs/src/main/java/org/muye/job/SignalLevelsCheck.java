package org.muye.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muye.contract.CodeList;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.region.SignalLevels;

/** Which channels and natures there are say the code lists, which a region does not know. */
final class SignalLevelsCheck {
  private SignalLevelsCheck() {}

  /**
   * Requires that the ladder of signals names codes that exist, and says of every channel whether
   * it stands on a level, since one that was forgotten would silently be missing from all.
   *
   * @throws UserError that names all codes that are wrong or missing
   */
  static void require(Region region, Function<String, CodeList> codeLists) {
    if (region.signalLevels().isEmpty()) {
      return;
    }
    SignalLevels signals = region.signalLevels().get();
    List<String> unknown = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : SignalLevels.LISTS) {
      CodeList list = codeLists.apply(name);
      List<String> named = named(signals, name);
      named.stream()
          .filter(code -> !list.contains(code))
          .forEach(code -> unknown.add(name + " " + code));
      if (SignalLevels.WHOLE_LISTS.contains(name)) {
        list.byCode().keySet().stream()
            .filter(code -> !named.contains(code))
            .forEach(code -> missing.add(name + " " + code));
      }
    }
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw UserError.of("signal_levels.codes_do_not_fit", region.id(), why(unknown, missing));
    }
  }

  private static List<String> named(SignalLevels signals, String list) {
    return Stream.concat(
            signals.levels().stream().flatMap(level -> level.codes(list).stream()),
            signals.noLevel(list).stream())
        .toList();
  }

  private static Message why(List<String> unknown, List<String> missing) {
    Message inNoList = Message.of("signal_levels.in_no_list", String.join(", ", unknown));
    Message onNoLevel = Message.of("signal_levels.on_no_level", String.join(", ", missing));
    if (missing.isEmpty()) {
      return inNoList;
    }
    return unknown.isEmpty()
        ? onNoLevel
        : Message.of("signal_levels.both_reasons", inNoList, onNoLevel);
  }
}
