package org.muye.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;

/** The datasets of the dashboards, written from the contracts and from what is published. */
public final class Datasets {
  private Datasets() {}

  /**
   * One file for each table of the mart, one for the same with names in each language, and those of
   * the funnel plot and the languages. Equal catalogues give equal text.
   *
   * @return names of the files and their YAML, in the order of the names
   */
  public static Map<String, String> files(ContractCatalog contracts) {
    CodeNames names = new CodeNames(contracts.codeLists());
    List<Dataset> datasets = new ArrayList<>();
    for (PublishedTable published : Publication.tables()) {
      Contract contract = contracts.get(published.table());
      datasets.add(table(published, contract));
      datasets.add(LanguageDataset.of(published, contract, names));
    }
    datasets.add(languages());
    datasets.add(FunnelDataset.dataset(certifiedBy(contracts.get("gold.indicator_value"))));
    Map<String, String> files = new LinkedHashMap<>();
    datasets.forEach(
        dataset -> files.put(dataset.name() + ".yaml", DatasetYaml.text(dataset.document())));
    return files;
  }

  /** What the filter on the language offers. */
  private static Dataset languages() {
    return new Dataset(
        "language",
        "名称的语言。 | The languages of names.",
        "muye",
        "SELECT language.language FROM (VALUES ('zh'), ('en')) AS language(language)",
        List.of(DatasetColumn.text("language", "语言", "Language")));
  }

  private static Dataset table(PublishedTable published, Contract contract) {
    return new Dataset(
        contract.table(),
        description(contract),
        certifiedBy(contract),
        null,
        columns(published, contract));
  }

  static List<DatasetColumn> columns(PublishedTable published, Contract contract) {
    List<DatasetColumn> columns = new ArrayList<>();
    for (ContractColumn column : published.columns(contract)) {
      columns.add(DatasetColumn.of(column));
    }
    if (published.addsSuppressed(contract)) {
      columns.add(
          new DatasetColumn(
              PublishedTable.SUPPRESSED,
              "BOOLEAN",
              "是否隐去 Suppressed",
              "是否隐去 | Whether disclosure control hid the numbers"));
    }
    return columns;
  }

  static String description(Contract contract) {
    return contract.titleZh() + "：" + contract.purposeZh() + " | " + contract.purpose();
  }

  static String certifiedBy(Contract contract) {
    return contract.id() + " " + contract.version();
  }
}
