package org.muye.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;

/** Every table of gold is either published or withheld for a reason, and column by column. */
class PublicationTest {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();

  /** Numbers of records, as the contracts name them. */
  private static final Pattern OF_RECORDS =
      Pattern.compile(".*(record|session|activity)_ids?|.*_ids");

  /** Besides gold the runs of the program are published. */
  @Test
  void everyTableIsDecidedOn() {
    List<String> decided = new ArrayList<>(Publication.withheld().keySet());
    Publication.tables().forEach(table -> decided.add(table.table()));
    assertThat(decided.remove("ops.run")).isTrue();

    assertThat(decided)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            CONTRACTS.contracts().stream()
                .filter(contract -> Set.of("gold", "mart").contains(contract.layer()))
                .map(Contract::id)
                .toList());
  }

  @Test
  void noPublishedColumnNamesSingleRecords() {
    for (PublishedTable table : Publication.tables()) {
      assertThat(table.columns(CONTRACTS.get(table.table())))
          .extracting(ContractColumn::name)
          .noneMatch(name -> OF_RECORDS.matcher(name).matches());
    }
  }

  @Test
  void thePageForReadersNamesEveryTable() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "serving.md"));
    List<String> tables = new ArrayList<>(Publication.withheld().keySet());
    Publication.tables().forEach(table -> tables.add(table.table()));

    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(page).contains("`" + table.substring(table.indexOf('.') + 1) + "`"));
    for (PublishedTable table : Publication.tables()) {
      assertThat(table.withheld()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
  }

  @Test
  void whatIsSaidOfColumnsIsSaidOfColumnsThatExist() {
    for (PublishedTable table : Publication.tables()) {
      List<String> names = CONTRACTS.get(table.table()).columnNames();
      assertThat(names).containsAll(table.withheld()).containsAll(table.hidden());
    }
  }
}
