package org.muye.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.disclosure.Disclosure;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;
import org.muye.time.Period;

/** What disclosure control leaves of gold made by hand. */
class DisclosureIT {
  @TempDir Path folder;

  /** In 2024Q3 A had 3 disputes and B 20, which are hidden, and so may not stand a year later. */
  @Test
  void theValueOfAYearEarlierIsHiddenWhereItsOwnRowIs() {
    MadeGold made = new MadeGold(folder);
    for (Period quarter : List.of(Period.parse("2024Q3"), MadeGold.LAST)) {
      double a = quarter.equals(MadeGold.LAST) ? 12 : 3;
      made.value(made.units.get(0), quarter, "D1", null, a, a / 5, null);
      made.value(made.units.get(1), quarter, "D1", null, 20.0, 4.0, null);
      made.value(made.units.get(2), quarter, "D1", null, 40.0, 8.0, null);
      made.value(made.root, quarter, "D1", null, a + 60, (a + 60) / 15, null);
    }
    Dataset<Row> values = made.rows().withColumn("previous_value", lit(4.0));
    Disclosure disclosure =
        new Disclosure(
            made.workspace.contracts(),
            table ->
                table.equals(IndicatorsJob.VALUES) ? values : made.workspace.tables().read(table),
            made.root,
            5);
    PublishedTable table =
        Publication.tables().stream()
            .filter(t -> t.table().equals(IndicatorsJob.VALUES))
            .findFirst()
            .orElseThrow();

    assertThat(disclosure.rows(table).where("period = '2025Q3'").sort("unit_id").collectAsList())
        .extracting(row -> row.getAs("unit_id") + " " + row.getAs("previous_value"))
        .containsExactlyInAnyOrder(
            made.units.get(0) + " null",
            made.units.get(1) + " null",
            made.units.get(2) + " 4.0",
            made.root + " 4.0");
  }
}
