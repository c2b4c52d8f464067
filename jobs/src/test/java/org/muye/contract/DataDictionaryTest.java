package org.muye.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

class DataDictionaryTest {
  private static final Path FILE = SharedData.repository().resolve("docs/data-dictionary.md");

  /** With -Dmuye.regenerate=true the page is written instead of compared. */
  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = DataDictionary.markdown(ContractCatalog.load());
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, generated);
    }
    assertThat(FILE)
        .as(
            "docs/data-dictionary.md is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=DataDictionaryTest -Dmuye.regenerate=true")
        .hasContent(generated);
  }

  @Test
  void pageNamesEveryTableAndColumn() {
    ContractCatalog catalog = ContractCatalog.load();
    String page = DataDictionary.markdown(catalog);
    for (Contract contract : catalog.contracts()) {
      assertThat(page).contains("## " + contract.id() + "\n");
      for (ContractColumn column : contract.columns()) {
        assertThat(page).contains("| " + column.name() + " | " + column.titleZh() + " | ");
      }
    }
    assertThat(page).contains("- Kept for: 90 days from `ingested_at` on\n");
  }
}
