package org.muye.refine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.SharedData;
import org.muye.config.SourceMapping;
import org.muye.config.SourceMappings;
import org.muye.contract.ContractCatalog;
import org.muye.job.CanonicalFields;
import org.muye.refine.RecordParser.Outcome;
import org.muye.refine.RecordParser.Received;
import org.muye.refine.RecordParser.Rules;
import org.muye.region.Region;

/** Parses single rows after a mapping written in the test. */
final class ParserFixtures {
  static final ContractCatalog CONTRACTS = ContractCatalog.load();
  static final Region REGION =
      Region.load(
          SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region"));

  /** When the rows of these tests were read. */
  static final Instant INGESTED = Instant.parse("2020-02-01T00:00:00Z");

  private ParserFixtures() {}

  static SourceMapping mapping(String yaml) {
    return new SourceMappings(CanonicalFields.of(CONTRACTS)).parse(yaml, "test", "test");
  }

  static RecordParser parser(String yaml) {
    return parser(mapping(yaml), Map.of());
  }

  static RecordParser parser(SourceMapping mapping, Map<String, String> keys) {
    return new RecordParser(
        new Rules(
            mapping,
            CONTRACTS.get("silver." + mapping.record() + "_version").columns(),
            CONTRACTS.codeLists(),
            REGION,
            keys));
  }

  static Outcome parse(RecordParser parser, Map<String, String> row) {
    return parser.parse(row, received("file_20200115.csv", null));
  }

  static Received received(String fileName, @Nullable Instant deliveredAt) {
    return new Received(fileName, "sha", 7, deliveredAt, INGESTED, false, false);
  }
}
