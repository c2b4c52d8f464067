package org.muye.report;

import java.util.List;
import org.muye.document.Language;

/** The words of the sample in one of its two languages. */
final class SampleWords {
  private static final List<String> UNITS_ZH =
      List.of("东城区", "西城区", "河口区", "安平县", "临溪县", "石桥县", "青林市", "高新技术产业开发区");
  private static final List<String> UNITS_EN =
      List.of(
          "East District",
          "West District",
          "Hekou District",
          "Anping County",
          "Linxi County",
          "Shiqiao County",
          "Qinglin City",
          "High-tech Industrial Development Zone");

  private final Language language;

  SampleWords(Language language) {
    this.language = language;
  }

  /** The names of the units of the made-up city. */
  List<String> units() {
    return language == Language.CHINESE ? UNITS_ZH : UNITS_EN;
  }

  String say(String chinese, String english) {
    return language == Language.CHINESE ? chinese : english;
  }
}
