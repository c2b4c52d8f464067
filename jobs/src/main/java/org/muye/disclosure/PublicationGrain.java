package org.muye.disclosure;

import org.muye.time.PeriodType;

/**
 * For which units, periods and classes numbers are published at all (table design; Hundepool et
 * al., Statistical Disclosure Control, 2012, section 4.2). The fewer ways there are to sum the same
 * records, the fewer numbers have to be hidden: most counts of a district's month are below five,
 * and months of districts, with their quarters, units and classes, would be linked in three
 * directions.
 */
final class PublicationGrain {
  private PublicationGrain() {}

  /**
   * Whether a row's numbers are published.
   *
   * @param isRoot whether its unit is the whole region
   */
  static boolean isPublished(CountRow row, boolean isRoot) {
    PeriodType type = row.period().type();
    boolean isTotal = row.category() == null;
    if (isRoot) {
      // Which classes are hidden could change from night to night while numbers still come in.
      return isTotal || (type != PeriodType.WEEK && !row.isProvisional());
    }
    return !row.isProvisional() && type.compareTo(PeriodType.QUARTER) >= 0;
  }
}
