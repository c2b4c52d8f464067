package org.muye.region;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ladder of signals (信号阶梯) of a region: from the earliest signals, such as calls to a hotline,
 * through petitions and public opinion to cases and mass incidents. Which codes stand on which
 * level is the region's to say: {@code signal_levels.yaml}.
 *
 * @param levels the levels, level 1, the most intense, first
 * @param noLevel codes that say nothing of a level, by code list
 */
public record SignalLevels(List<Level> levels, Map<String, List<String>> noLevel)
    implements Serializable {
  /** How an incident was reported; a code list. */
  public static final String SOURCE_CHANNEL = "source_channel";

  /** How a dispute was found; a code list. */
  public static final String DISCOVERY_SOURCE = "discovery_source";

  /** What a dispute escalated to; a code list. */
  public static final String ESCALATED_TO = "escalated_to";

  /** The nature of a case, GB/T 31000 5.61; a code list. */
  public static final String CASE_NATURE = "case_nature";

  /** The type of a case, GB/T 31000 5.9; a code list. */
  public static final String CASE_TYPE = "case_type";

  /** The class of an incident; a code list. */
  public static final String INCIDENT_CATEGORY = "incident_category";

  /** The lists of which every code stands on a level or is named as having none. */
  public static final List<String> WHOLE_LISTS =
      List.of(SOURCE_CHANNEL, DISCOVERY_SOURCE, ESCALATED_TO);

  /** The lists of which only the codes that lift an incident to a level are named. */
  public static final List<String> LIFTING_LISTS =
      List.of(CASE_NATURE, CASE_TYPE, INCIDENT_CATEGORY);

  /** All lists. */
  public static final List<String> LISTS =
      Stream.of(WHOLE_LISTS, LIFTING_LISTS).flatMap(List::stream).toList();

  /**
   * One level.
   *
   * @param number 1 is the most intense, the highest number the earliest signals
   * @param nameZh the Chinese name
   * @param nameEn the English name
   * @param codes the codes on it by code list; a list without any is absent
   */
  public record Level(int number, String nameZh, String nameEn, Map<String, List<String>> codes)
      implements Serializable {
    /** Keeps copies, sorted: a digest of the rules is made of their text. */
    public Level {
      codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
    }

    /** The codes of a list on this level. */
    public List<String> codes(String list) {
      return codes.getOrDefault(list, List.of());
    }
  }

  /** Keeps copies, sorted: a digest of the rules is made of their text. */
  public SignalLevels {
    levels = levels.stream().sorted(Comparator.comparingInt(Level::number)).toList();
    noLevel = Collections.unmodifiableSortedMap(new TreeMap<>(noLevel));
  }

  /** The codes of a list that say nothing of a level. */
  public List<String> noLevel(String list) {
    return noLevel.getOrDefault(list, List.of());
  }
}
