package org.muye.disclosure;

import java.util.List;
import org.muye.contract.Contract;
import org.muye.contract.ContractColumn;
import org.muye.contract.PiiClass;

/**
 * What readers outside the office see of a table of gold.
 *
 * @param table its name, e.g. {@code gold.warning}
 * @param withheld columns that are not published, besides those that are not classed as safe
 * @param basis how it is told which rows' numbers may not be shown
 * @param counts the counts that it shows and that others follow from; none where it shows none
 * @param single counts that are parts of no published sum: one small one hides the row's numbers
 * @param hidden columns that are NULL where a count may not be shown
 */
public record PublishedTable(
    String table,
    List<String> withheld,
    Basis basis,
    List<CountColumns> counts,
    List<String> single,
    List<String> hidden) {
  /** The column that says whether numbers of a row are hidden. */
  public static final String SUPPRESSED = "suppressed";

  /** The column that says why a number is absent; some reasons tell of counts. */
  static final String REASON = "status_reason";

  /** How it is told which rows' numbers may not be shown. */
  public enum Basis {
    /** By its counts, together with those of all other tables. */
    LINKED_COUNTS,
    /** By the row's own counts. */
    SINGLE_COUNTS,
    /** By the components of an index. */
    INDEX,
    /** By the units that a statistic is taken over. */
    UNITS
  }

  static PublishedTable open(String table, String... withheld) {
    return new PublishedTable(
        table, List.of(withheld), Basis.SINGLE_COUNTS, List.of(), List.of(), List.of());
  }

  /** Whether it shows counts of records. */
  public boolean hasCounts() {
    return !hidden.isEmpty();
  }

  /** The columns that are published, in the order of the contract. */
  public List<ContractColumn> columns(Contract contract) {
    return contract.columns().stream()
        .filter(column -> column.piiClass() == PiiClass.SAFE)
        .filter(column -> !withheld.contains(column.name()))
        .toList();
  }

  /** Whether the mark of hidden numbers has to be added to the contract's columns. */
  public boolean addsSuppressed(Contract contract) {
    return hasCounts() && !contract.columnNames().contains(SUPPRESSED);
  }
}
