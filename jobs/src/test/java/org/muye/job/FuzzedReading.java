package org.muye.job;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.muye.SharedData;
import org.muye.config.SourceMapping;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;
import org.muye.fuzz.FuzzedFile;
import org.muye.fuzz.FuzzedFiles;
import org.muye.fuzz.Tally.Outcome;
import org.muye.refine.RecordParser;
import org.muye.region.Region;
import org.muye.source.FileLayout;
import org.muye.source.FileProbe;
import org.muye.source.InputStreamSupplier;
import org.muye.source.RawRow;
import org.muye.source.RowReader;
import org.muye.source.RowReaders;

/**
 * Takes a spoilt file the way a night takes it, without an engine: probe, header, rows, records.
 * What Spark computes (derived values, conditions) is left out; whole jobs have it.
 */
final class FuzzedReading {
  private static final Instant INGESTED = Instant.parse("2020-02-01T00:00:00Z");
  private static final long MICROS = 1_000_000;

  private final ContractCatalog contracts;
  private final Region region =
      Region.load(
          SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region"));

  FuzzedReading(ContractCatalog contracts) {
    this.contracts = contracts;
  }

  /**
   * Reads a file to its end and makes records of its rows.
   *
   * @throws org.muye.error.UserError when the file is refused
   * @throws AssertionError when a row is lost, or a record cannot be stored
   */
  Outcome of(FuzzedFile file, SourceMapping mapping) {
    FileLayout layout = Layouts.of(mapping);
    InputStreamSupplier bytes = () -> new ByteArrayInputStream(file.content());
    FileProbe probe = FileProbe.of(bytes, file.name(), layout);
    Layouts.requireColumns(file.name(), probe.columns(), mapping);
    String encoding = probe.encoding();
    FileLayout decided = encoding == null ? layout : layout.withEncoding(encoding);
    RecordParser parser = parser(mapping);
    long rows = 0;
    long setAside = 0;
    long before = 0;
    try (RowReader reader = RowReaders.open(bytes, file.name(), decided)) {
      while (reader.hasNext()) {
        RawRow row = reader.next();
        rows++;
        require(row.rowNumber() > before, "row " + row.rowNumber() + " follows row " + before);
        before = row.rowNumber();
        setAside += isRecord(parser, row, file, probe) ? 0 : 1;
      }
    }
    OptionalLong expected = file.rows();
    require(
        expected.isEmpty() || expected.getAsLong() == rows,
        rows + " rows were accounted for, the file has " + expected);
    return rows == 0 ? Outcome.EMPTY : setAside > 0 ? Outcome.ROWS_SET_ASIDE : Outcome.READ_WHOLE;
  }

  /** Spoilt files of mappings that read text files and workbooks. */
  FuzzedFiles files(long seed, List<SourceMapping> mappings) {
    return new FuzzedFiles(seed, mappings, this::columns, contracts.codeLists());
  }

  private List<ContractColumn> columns(SourceMapping mapping) {
    return contracts.get(RecordKind.of(mapping.record()).versionTable()).columns();
  }

  private RecordParser parser(SourceMapping mapping) {
    return new RecordParser(
        new RecordParser.Rules(
            mapping,
            columns(mapping),
            contracts.codeLists(),
            region,
            Map.of("MUYE_PSEUDONYM_KEY", "only-for-tests")));
  }

  private static boolean isRecord(
      RecordParser parser, RawRow row, FuzzedFile file, FileProbe probe) {
    Map<String, String> values = row.values();
    require((values == null) != (row.problem() == null), "a row has values or a problem");
    if (values == null) {
      return false;
    }
    RecordParser.Outcome outcome =
        parser.parse(
            values,
            new RecordParser.Received(
                file.name(), probe.sha256(), row.rowNumber(), null, INGESTED, false, false));
    if (outcome.setAside() != null) {
      require(!outcome.message().isBlank(), "a row is set aside without a reason in words");
      return false;
    }
    outcome.fields().forEach(FuzzedReading::requireStorable);
    return true;
  }

  /** Tables hold microseconds in 64 bits, days in 32, and numbers that are numbers. */
  private static void requireStorable(String field, @Nullable Object value) {
    boolean storable = true;
    if (value instanceof Instant moment) {
      storable = Math.abs(moment.getEpochSecond()) < Long.MAX_VALUE / MICROS;
    } else if (value instanceof LocalDate day) {
      storable = day.toEpochDay() == (int) day.toEpochDay();
    } else if (value instanceof Double number) {
      storable = Double.isFinite(number);
    }
    require(storable, field + " cannot be stored: " + value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
