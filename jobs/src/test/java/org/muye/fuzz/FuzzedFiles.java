package org.muye.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.muye.config.SourceMapping;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractColumn;

/** Makes spoilt data files: an honest table of a mapping, spoilt once to four times. */
public final class FuzzedFiles {
  private final long seed;
  private final List<SourceMapping> mappings;
  private final Function<SourceMapping, List<ContractColumn>> columns;
  private final MadeTables tables;

  /**
   * A run.
   *
   * @param mappings those that read text files and workbooks
   * @param columns the contract of the records that a mapping makes
   */
  public FuzzedFiles(
      long seed,
      List<SourceMapping> mappings,
      Function<SourceMapping, List<ContractColumn>> columns,
      CodeLists codeLists) {
    this.seed = seed;
    this.mappings = List.copyOf(mappings);
    this.columns = columns;
    this.tables = new MadeTables(codeLists);
  }

  /** The random numbers of one file; neighbours have nothing in common. */
  static SplittableRandom random(long seed, long number) {
    return new SplittableRandom((seed * 0x9E3779B97F4A7C15L) ^ (number * 0xC2B2AE3D27D4EB4FL));
  }

  /** The file of a number. */
  public FuzzedFile make(long number) {
    SplittableRandom random = random(seed, number);
    SourceMapping mapping = OddValues.of(mappings, random);
    List<String> done = new ArrayList<>();
    Table table = tables.of(mapping, columns.apply(mapping), random);
    int left = random.nextInt(1, 5);
    for (int i = random.nextInt(left + 1); i > 0; i--, left--) {
      table = spoil(CellMutator.values(), table, random, done);
    }
    SourceMapping.Format format = mapping.shape().format();
    OptionalLong rows = OptionalLong.empty();
    byte[] content;
    if (format == SourceMapping.Format.XLSX) {
      MadeWorkbook book = new MadeWorkbook(table, String.valueOf(mapping.shape().sheet()));
      for (int i = random.nextInt(left + 1); i > 0; i--, left--) {
        book = spoil(WorkbookMutator.values(), book, random, done);
      }
      content = book.zipped();
    } else {
      content = text(mapping, table, left, random, done);
    }
    if (done.isEmpty() || random.nextInt(3) == 0) {
      content = spoil(ByteMutator.values(), content, random, done);
    }
    if (format == SourceMapping.Format.XLSX
        && done.stream().allMatch(label -> label.startsWith("cells: "))) {
      rows = CountedLines.of(table, mapping);
    }
    String name = "f" + number + "_20200115." + format.name().toLowerCase(Locale.ROOT);
    if (format != SourceMapping.Format.XLSX) {
      rows = CountedLines.of(content, mapping);
      if (random.nextInt(10) == 0) {
        content = gzip(content);
        name += ".gz";
        done.add("gzip");
        if (random.nextInt(3) == 0) {
          content = spoil(ByteMutator.values(), content, random, done);
          rows = OptionalLong.empty();
        }
      }
    }
    return new FuzzedFile(number, mapping.name(), name, List.copyOf(done), content, rows);
  }

  /** A file of a number with nothing done to it, in the form of commas. */
  public FuzzedFile honest(long number) {
    SplittableRandom random = random(seed, number);
    SourceMapping mapping = OddValues.of(mappings, random);
    Table table = tables.of(mapping, columns.apply(mapping), random);
    return new FuzzedFile(
        number,
        mapping.name(),
        "f" + number + ".csv",
        List.of("nothing"),
        table.csv(mapping.shape().delimiter()).getBytes(StandardCharsets.UTF_8),
        OptionalLong.of(table.rows().size()));
  }

  private static byte[] text(
      SourceMapping mapping, Table table, int left, SplittableRandom random, List<String> done) {
    boolean json = mapping.shape().format() == SourceMapping.Format.JSONL;
    String text = json ? JsonLines.of(table) : table.csv(mapping.shape().delimiter());
    for (int i = random.nextInt(left + 1); i > 0; i--) {
      text =
          json && random.nextBoolean()
              ? spoil(JsonLines.values(), text, random, done)
              : spoil(LineMutator.values(), text, random, done);
    }
    Charset charset = Charset.forName(OddValues.of(mapping.shape().encodings(), random));
    return text.getBytes(charset.canEncode() ? charset : StandardCharsets.UTF_8);
  }

  static <T> T spoil(Mutator<T>[] mutators, T content, SplittableRandom random, List<String> done) {
    Mutator<T> mutator = mutators[random.nextInt(mutators.length)];
    done.add(mutator.label());
    return mutator.apply(content, random);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stored.toByteArray();
  }
}
