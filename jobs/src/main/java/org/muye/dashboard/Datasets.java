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
   * the funnel plot, the map and the languages. Equal catalogues give equal text.
   *
   * @return names of the files and their YAML, in the order of the names
   */
  public static Map<String, String> files(ContractCatalog contracts) {
    CodeNames names = new CodeNames(contracts);
    List<Dataset> datasets = new ArrayList<>();
    for (PublishedTable published : Publication.tables()) {
      Contract contract = contracts.get(published.table());
      datasets.add(table(published, contract));
      datasets.add(LanguageDataset.of(published, contract, names));
    }
    datasets.add(languages());
    datasets.add(publication());
    String ofIndicators = certifiedBy(contracts.get("gold.indicator_value"));
    datasets.add(FunnelDataset.dataset(ofIndicators));
    datasets.add(MapDataset.dataset(ofIndicators));
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

  /** The one table of the mart without a contract: the mart writes it about itself. */
  private static Dataset publication() {
    return new Dataset(
        "publication",
        "发布记录：数据集市何时展示了哪一夜的数据，最新一行为当前所示。 | What the mart showed from when on; the newest row is"
            + " what it shows.",
        "muye",
        null,
        List.of(
            new DatasetColumn(
                "published_at",
                "TIMESTAMP WITH TIME ZONE",
                "发布时间 Published at",
                "发布时间 | When readers saw it first"),
            DatasetColumn.text("run_id", "运行编号", "Run"),
            new DatasetColumn("as_of", "DATE", "统计截止日 As of", "统计截止日 | As-of day"),
            new DatasetColumn("tables", "INTEGER", "表数 Tables", "表数 | Tables"),
            new DatasetColumn("rows", "BIGINT", "行数 Rows", "行数 | Rows that readers see"),
            new DatasetColumn("rows_written", "BIGINT", "写入行数 Rows written", "写入行数 | Rows written"),
            DatasetColumn.text("checksum", "校验和", "Checksum")));
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
