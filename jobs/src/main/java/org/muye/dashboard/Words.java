package org.muye.dashboard;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL that chooses words by the language of a row. */
final class Words {
  /** What a number reads as that disclosure control has hidden. */
  static final String HIDDEN = choose("'未公布'", "'not published'");

  /** What a number reads as that does not exist. */
  static final String NO_DATA = choose("'无数据'", "'no data'");

  /** What the level reads as of a unit without one. */
  static final String NO_LEVEL = choose("'未提示'", "'none'");

  /** What stands for rules where a level is only kept from an earlier quarter. */
  static final String HELD =
      choose("'规则已不成立，按逐级下调原则保留'", "'no rule holds any more; kept, since levels step down slowly'");

  /** The name of the unit of records whose unit is not known. */
  static final String NO_UNIT = choose("'单元不明'", "'unit unknown'");

  /**
   * A code in words.
   *
   * @param code the value that rows hold
   */
  record Name(String code, String zh, String en) {}

  private Words() {}

  /** An expression for Chinese rows and one for English rows. */
  static String choose(String zh, String en) {
    return "CASE language.language WHEN 'en' THEN " + en + " ELSE " + zh + " END";
  }

  /** The words of a code; the code itself where it has none. */
  static String of(String expression, List<Name> names) {
    return choose(cases(expression, names, Name::zh), cases(expression, names, Name::en));
  }

  private static String cases(String expression, List<Name> names, Function<Name, String> word) {
    return names.stream()
        .map(name -> " WHEN " + literal(name.code()) + " THEN " + literal(word.apply(name)))
        .collect(Collectors.joining("", "CASE " + expression, " ELSE " + expression + " END"));
  }

  /** The words of several codes in one text, separated by {@code ;}; NULL without any. */
  static String ofList(String expression, List<Name> names) {
    return "(SELECT string_agg("
        + of("listed.code", names)
        + ", "
        + choose("'；'", "'; '")
        + ") FROM unnest(string_to_array("
        + expression
        + ", ';')) AS listed(code))";
  }

  /** A text in SQL. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
