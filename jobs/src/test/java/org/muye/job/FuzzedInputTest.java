package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
import org.muye.fuzz.Tally.Outcome;

/**
 * Spoilt files, mappings and configurations through reading, decoding and mapping: each is read,
 * set aside row by row, or refused with a reason, and no row is lost.
 *
 * <p>A small run; {@code FuzzIT} has the large ones and the options.
 */
class FuzzedInputTest {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();

  @TempDir Path folder;

  static Tally files(long seed, long from, long to) {
    Map<String, SourceMapping> mappings = mappings();
    FuzzedReading reading = new FuzzedReading(CONTRACTS);
    return new FuzzRun(
            made(seed)::make,
            file -> reading.of(file, Objects.requireNonNull(mappings.get(file.base()))))
        .run(from, to);
  }

  private static FuzzedFiles made(long seed) {
    List<SourceMapping> weighted = new ArrayList<>();
    for (SourceMapping mapping : mappings().values()) {
      // Most mappings read CSV; the other formats would have few files.
      int weight = mapping.shape().format() == SourceMapping.Format.CSV ? 1 : 3;
      weighted.addAll(Collections.nCopies(weight, mapping));
    }
    return new FuzzedReading(CONTRACTS).files(seed, weighted);
  }

  private static Map<String, SourceMapping> mappings() {
    SourceMappings loader = new SourceMappings(CanonicalFields.of(CONTRACTS));
    Map<String, SourceMapping> mappings = new TreeMap<>();
    for (String name : SourceMappings.shipped()) {
      SourceMapping mapping = loader.load(name, Path.of("."));
      // The list of Pingshan's types has no licence, so it is not shipped.
      if (mapping.fields().values().stream().allMatch(field -> hasList(field.codeList()))) {
        mappings.put(name, mapping);
      }
    }
    return mappings;
  }

  private static boolean hasList(@Nullable String name) {
    return name == null || CONTRACTS.codeLists().has(name);
  }

  @Test
  void everyFileIsReadOrRefusedAndNoRowIsLost() {
    Tally tally = files(7, 0, 1_000);
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.files()).isEqualTo(1_000);
    assertThat(tally.of(Outcome.READ_WHOLE)).isGreaterThan(100);
    assertThat(tally.of(Outcome.ROWS_SET_ASIDE)).isGreaterThan(100);
  }

  @Test
  void aFileIsMadeAgainFromItsSeedAndNumber() {
    FuzzedFiles once = made(7);
    FuzzedFiles again = made(7);
    for (long number = 0; number < 50; number++) {
      assertThat(once.make(number)).usingRecursiveComparison().isEqualTo(again.make(number));
    }
    assertThat(made(8).make(3).content()).isNotEqualTo(once.make(3).content());
  }

  @Test
  void everyTextIsAcceptedOrRefused() throws IOException {
    Tally tally = new FuzzedSettings(folder, CONTRACTS).run(7, 0, 500);
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.of(Outcome.READ_WHOLE)).isGreaterThan(20);
  }
}
