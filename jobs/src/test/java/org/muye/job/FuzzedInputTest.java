package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.config.SourceMapping;
import org.muye.config.SourceMappings;
import org.muye.contract.ContractCatalog;
import org.muye.fuzz.FuzzRun;
import org.muye.fuzz.FuzzedFiles;
import org.muye.fuzz.Tally;

/**
 * Spoilt files, mappings and configurations through reading, decoding and mapping: each is read,
 * set aside row by row, or refused with a reason, and no row is lost.
 *
 * <p>A small run; {@code LargeFuzzIT} has the large ones and the options.
 */
class FuzzedInputTest {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();

  @TempDir Path folder;

  static Tally files(long seed, long from, long to) {
    SourceMappings loader = new SourceMappings(Workspace.canonicalFields(CONTRACTS));
    Map<String, SourceMapping> mappings = new TreeMap<>();
    for (String name : SourceMappings.shipped()) {
      SourceMapping mapping = loader.load(name, Path.of("."));
      // The list of Pingshan's types has no licence, so it is not shipped.
      if (mapping.fields().values().stream().allMatch(field -> hasList(field.codeList()))) {
        mappings.put(name, mapping);
      }
    }
    FuzzedReading reading = new FuzzedReading(CONTRACTS);
    FuzzedFiles made = reading.files(seed, List.copyOf(mappings.values()));
    return new FuzzRun(
            made::make, file -> reading.of(file, Objects.requireNonNull(mappings.get(file.base()))))
        .run(from, to);
  }

  private static boolean hasList(@Nullable String name) {
    return name == null || CONTRACTS.codeLists().has(name);
  }

  @Test
  void everyFileIsReadOrRefusedAndNoRowIsLost() {
    Tally tally = files(FuzzRun.option("seed", 7), 0, FuzzRun.option("files", 1_000));
    System.out.println(tally.table());
    assertThat(tally.failures()).isEmpty();
  }

  @Test
  void everyTextIsAcceptedOrRefused() throws IOException {
    Tally tally = new FuzzedSettings(folder, CONTRACTS).run(FuzzRun.option("seed", 7), 0, FuzzRun.option("texts", 500));
    System.out.println(tally.table());
    assertThat(tally.failures()).isEmpty();
  }
}
