package org.muye.dashboard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.contract.ContractCatalog;
import org.muye.disclosure.Publication;
import org.yaml.snakeyaml.Yaml;

class DatasetsTest {
  private static final Path FOLDER =
      SharedData.repository().resolve("dashboards/superset/datasets");

  private final Map<String, String> files = Datasets.files(ContractCatalog.load());

  /** With -Dmuye.regenerate=true the files are written instead of compared. */
  @Test
  void committedFilesAreTheGeneratedOnes() throws IOException {
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.createDirectories(FOLDER);
      for (Path stale : committed().keySet().stream().map(FOLDER::resolve).toList()) {
        Files.delete(stale);
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(committed())
        .as(
            "dashboards/superset/datasets is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=DatasetsTest -Dmuye.regenerate=true")
        .isEqualTo(new TreeMap<>(files));
  }

  private static Map<String, String> committed() throws IOException {
    Map<String, String> committed = new TreeMap<>();
    try (Stream<Path> found = Files.list(FOLDER)) {
      for (Path file : found.toList()) {
        committed.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return committed;
  }

  @Test
  void everyPublishedTableStandsAsItIsAndWithNames() {
    for (String table : Publication.tables().stream().map(t -> t.table()).toList()) {
      String name = table.substring(table.indexOf('.') + 1);
      assertThat(files).containsKeys(name + ".yaml", name + "_by_language.yaml");
    }
  }

  @Test
  void columnsThatAreNotPublishedAreInNoDataset() {
    // Publication withholds the raw values of the composite index; its contract has them.
    assertThat(names("composite_index.yaml")).contains("weight").doesNotContain("raw_value");
    assertThat(names("composite_index_by_language.yaml")).doesNotContain("raw_value");
  }

  @Test
  void namesThatFiltersActOnAreTheSameInEveryDatasetWithNames() {
    // Ids are in the table, names are what a filter offers: one without the other escapes a filter.
    files.forEach(
        (file, text) -> {
          if (!file.endsWith("_by_language.yaml")) {
            return;
          }
          List<String> names = names(file);
          assertThat(names).as(file).contains("language").doesNotHaveDuplicates();
          if (names.contains("unit_id")) {
            assertThat(names).as(file).contains("unit_name");
          }
          if (names.contains("indicator_id")) {
            assertThat(names).as(file).contains("indicator_name");
          }
        });
  }

  @Test
  void drawsTheFunnelWithExactPoissonLimits() {
    // Garwood's limits of 1 event: 95 % from 0.0253 to 5.5716; 99.8 %: half the chi-square
    // quantiles 0.0020 (2 degrees of freedom, 0.001) and 18.4668 (4 degrees, 0.999).
    assertThat(files.get("funnel_by_language.yaml"))
        .contains("('95', 1.0000, 0.0253, 5.5716), ('998', 1.0000, 0.0010, 9.2334)");
  }

  @Test
  void readsAHiddenNumberAsHidden() {
    assertThat(files.get("indicator_value_by_language.yaml"))
        .contains(
            "CASE WHEN t.suppressed THEN CASE language.language WHEN 'en' THEN 'not published' ELSE"
                + " '未公布' END");
  }

  @Test
  void doublesTheApostropheOfAName() {
    assertThat(Words.literal("O'Hara测试")).isEqualTo("'O''Hara测试'");
  }

  private List<String> names(String file) {
    Map<String, List<Map<String, String>>> document = new Yaml().load(files.get(file));
    return requireNonNull(document.get("columns")).stream()
        .map(column -> requireNonNull(column.get("column_name")))
        .toList();
  }
}
