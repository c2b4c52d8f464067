package org.muye.table;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.contract.ContractCatalog;
import org.muye.contract.SparkSchema;
import org.muye.error.PipelineBug;

/**
 * Looks up a few rows of a table on the local disk by its log and its data files alone, which takes
 * less time than an engine needs to start. What it cannot answer is empty, and is to be asked of
 * {@link TableStore}.
 */
public final class RowLookup {
  private final String warehouse;
  private final ContractCatalog contracts;
  private final Configuration hadoop;

  /**
   * Looks up rows of the tables below a warehouse.
   *
   * @param hadoop how files are read
   */
  public RowLookup(Configuration hadoop, String warehouse, ContractCatalog contracts) {
    this.hadoop = hadoop;
    this.warehouse = warehouse;
    this.contracts = contracts;
  }

  /**
   * The rows that have given texts in some columns, with the columns of the table's contract; none
   * where the table was never written.
   *
   * @param texts by column, at least one
   * @return empty where the table is not on the local disk, has many files, or they do not hold its
   *     rows as they are
   */
  public Optional<List<Row>> rows(String table, Map<String, String> texts) {
    StructType schema = SparkSchema.of(contracts.get(table));
    FilterPredicate wanted = isEqual(texts);
    return files(table)
        .map(
            files ->
                files.parallelStream()
                    .flatMap(file -> rows(file, schema, wanted).stream())
                    .toList());
  }

  /**
   * The newest day in a column.
   *
   * @return empty where there is no row, or {@link #rows} would be, or a file does not say
   */
  public Optional<LocalDate> newest(String table, String column) {
    Optional<List<Optional<LocalDate>>> days =
        files(table)
            .map(files -> files.parallelStream().map(file -> newest(file, column)).toList());
    return days.filter(all -> all.stream().allMatch(Optional::isPresent))
        .flatMap(all -> all.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()));
  }

  private Optional<List<FileStatus>> files(String table) {
    String location = warehouse + "/" + table.replace('.', '/');
    try {
      if (!isOnLocalDisk(new Path(location))) {
        return Optional.empty();
      }
      return TablePlaces.exists(hadoop, location)
          ? VersionFiles.ofNewest(hadoop, location).map(VersionFiles::files)
          : Optional.of(List.of());
    } catch (IOException e) {
      throw StorageFailure.unreachable(location, e);
    }
  }

  /** A path without a scheme lies where the machine's settings say. */
  private boolean isOnLocalDisk(Path location) {
    URI uri = location.toUri();
    return "file"
        .equals(
            uri.getScheme() == null
                ? FileSystem.getDefaultUri(hadoop).getScheme()
                : uri.getScheme());
  }

  private Optional<LocalDate> newest(FileStatus file, String column) {
    Optional<LocalDate> newest = Optional.empty();
    for (BlockMetaData block : blocks(file)) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getPath().equals(ColumnPath.get(column))) {
          if (!chunk.getStatistics().hasNonNullValue()) {
            return Optional.empty();
          }
          LocalDate day = LocalDate.ofEpochDay((Integer) chunk.getStatistics().genericGetMax());
          newest = newest.filter(day::isBefore).or(() -> Optional.of(day));
        }
      }
    }
    return newest;
  }

  private List<BlockMetaData> blocks(FileStatus file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromStatus(file, hadoop), HadoopReadOptions.builder(hadoop).build())) {
      return reader.getFooter().getBlocks();
    } catch (IOException e) {
      throw StorageFailure.unreachable(file.getPath().toString(), e);
    }
  }

  private List<Row> rows(FileStatus file, StructType schema, FilterPredicate wanted) {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<Group> groups =
        new Groups(HadoopInputFile.fromStatus(file, hadoop), hadoop)
            .withFilter(FilterCompat.get(wanted))
            .build()) {
      for (Group group = groups.read(); group != null; group = groups.read()) {
        rows.add(row(group, schema));
      }
    } catch (IOException e) {
      throw StorageFailure.unreachable(file.getPath().toString(), e);
    }
    return rows;
  }

  private static FilterPredicate isEqual(Map<String, String> texts) {
    FilterPredicate all = null;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      FilterPredicate one = eq(binaryColumn(text.getKey()), Binary.fromString(text.getValue()));
      all = all == null ? one : and(all, one);
    }
    if (all == null) {
      throw new PipelineBug("a lookup of all rows");
    }
    return all;
  }

  /** A column that the table has got since a file was written is NULL in its rows. */
  private static Row row(Group group, StructType schema) {
    @Nullable Object[] values = new @Nullable Object[schema.length()];
    for (int i = 0; i < values.length; i++) {
      String name = schema.fields()[i].name();
      boolean isThere =
          group.getType().containsField(name) && group.getFieldRepetitionCount(name) > 0;
      values[i] = isThere ? value(group, name, schema.fields()[i].dataType()) : null;
    }
    return new GenericRowWithSchema(values, schema);
  }

  private static Object value(Group group, String name, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return group.getString(name, 0);
    } else if (type.equals(DataTypes.DoubleType)) {
      return group.getDouble(name, 0);
    } else if (type.equals(DataTypes.IntegerType)) {
      return group.getInteger(name, 0);
    } else if (type.equals(DataTypes.LongType)) {
      return group.getLong(name, 0);
    } else if (type.equals(DataTypes.BooleanType)) {
      return group.getBoolean(name, 0);
    } else if (type.equals(DataTypes.DateType)) {
      return LocalDate.ofEpochDay(group.getInteger(name, 0));
    } else if (type.equals(DataTypes.TimestampType)) {
      return Instant.EPOCH.plus(group.getLong(name, 0), ChronoUnit.MICROS);
    }
    throw new PipelineBug("no column of the type " + type.sql() + " is looked up: " + name);
  }

  /** By the given settings; Parquet's own builder loads those of the machine for each file. */
  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file, Configuration hadoop) {
      super(file, new HadoopParquetConfiguration(hadoop));
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
