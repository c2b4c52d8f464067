package org.muye.contract;

import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/**
 * What one table holds and promises.
 *
 * @param layer bronze, silver, gold, ops or quarantine
 * @param table table name within the layer
 * @param version version of the contract
 * @param titleZh Chinese title
 * @param titleEn English title
 * @param purpose what the table is for, in English
 * @param purposeZh the same in Chinese
 * @param limitations what it must not be used for; empty when nothing is said
 * @param grain what one row is, if said
 * @param retention how long rows are kept
 * @param columns the columns in table order
 */
public record Contract(
    String layer,
    String table,
    String version,
    String titleZh,
    String titleEn,
    String purpose,
    String purposeZh,
    String limitations,
    @Nullable String grain,
    Retention retention,
    List<ContractColumn> columns) {

  /** Copies the columns, so that a contract never changes. */
  public Contract {
    columns = List.copyOf(columns);
  }

  /**
   * How long rows are kept.
   *
   * @param amount number of units, at least 1
   * @param unit {@code d} days, {@code m} months or {@code y} years
   * @param since the timestamp column from which the time runs for each row; null where rows are
   *     not deleted one by one
   */
  public record Retention(int amount, String unit, @Nullable String since) {
    /** The time as of the calendar. */
    public Period period() {
      return switch (unit) {
        case "d" -> Period.ofDays(amount);
        case "m" -> Period.ofMonths(amount);
        default -> Period.ofYears(amount);
      };
    }

    /** English text, e.g. {@code 90 days}. */
    public String text() {
      String word =
          switch (unit) {
            case "d" -> "day";
            case "m" -> "month";
            default -> "year";
          };
      return amount + " " + word + (amount == 1 ? "" : "s");
    }
  }

  /** The full name, e.g. {@code silver.incident}. */
  public String id() {
    return layer + "." + table;
  }

  /** Names of all columns in table order. */
  public List<String> columnNames() {
    return columns.stream().map(ContractColumn::name).toList();
  }

  /**
   * Names of the primary key's columns in key order. A key column that may be NULL is compared
   * null-safe.
   */
  public List<String> key() {
    return columns.stream()
        .filter(ContractColumn::inKey)
        .sorted(Comparator.comparingInt(ContractColumn::keyPosition))
        .map(ContractColumn::name)
        .toList();
  }

  /** The column of that name, if the table has it. */
  public Optional<ContractColumn> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * The column of that name.
   *
   * @throws PipelineBug if the table has no such column
   */
  public ContractColumn column(String name) {
    return find(name).orElseThrow(() -> new PipelineBug(id() + " has no column " + name));
  }
}
