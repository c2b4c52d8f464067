package org.muye.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;
import org.muye.error.UserError;

/** The contracts of the tables, for reading. Needs neither a warehouse nor an engine. */
public final class Contracts {
  private final ContractCatalog catalog;

  private Contracts(ContractCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The shipped contracts.
   *
   * @throws UserError that names everything wrong with them
   */
  public static Contracts load() {
    return new Contracts(ContractCatalog.load());
  }

  /** A table of the catalogue. */
  public record Table(
      String name,
      String version,
      String titleZh,
      String titleEn,
      int columns,
      String retention,
      String purpose,
      String purposeZh,
      String limitations,
      @Nullable String grain) {}

  /** A column of a table. */
  public record Column(
      String name,
      String type,
      boolean required,
      boolean key,
      String privacy,
      String titleZh,
      String titleEn) {}

  /** All tables. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    catalog.contracts().forEach(contract -> tables.add(table(contract)));
    return tables;
  }

  /** Number of code lists that columns refer to. */
  public int codeLists() {
    return catalog.codeLists().names().size();
  }

  /**
   * A table by its name.
   *
   * @throws UserError when there is none
   */
  public Table table(String name) {
    return table(contract(name));
  }

  /** The columns of a table. */
  public List<Column> columns(String name) {
    List<Column> columns = new ArrayList<>();
    for (ContractColumn column : contract(name).columns()) {
      columns.add(
          new Column(
              column.name(),
              column.type(),
              column.required(),
              column.inKey(),
              column.piiClass().text(),
              column.titleZh(),
              column.titleEn()));
    }
    return columns;
  }

  private Contract contract(String name) {
    return catalog
        .find(name)
        .orElseThrow(() -> UserError.of(UserError.Kind.USAGE, "contracts.no_table", name));
  }

  private static Table table(Contract contract) {
    return new Table(
        contract.id(),
        contract.version(),
        contract.titleZh(),
        contract.titleEn(),
        contract.columns().size(),
        contract.retention().text(),
        contract.purpose(),
        contract.purposeZh(),
        contract.limitations(),
        contract.grain());
  }
}
