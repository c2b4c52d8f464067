package org.muye.table;

import static org.apache.spark.sql.functions.col;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.checksum.CRCInfo;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The data files of one version of a table, by its log alone. Delta's own reading in Spark asks a
 * query for the files of each table and another for their size, which take longer than to read the
 * rows where these are few.
 *
 * @param location where the table lies
 * @param schema the table's columns
 * @param files its data files, with their sizes
 */
record VersionFiles(String location, StructType schema, List<FileStatus> files)
    implements FileIndex {
  private static final String FILE = "_file";

  /** Where files are more, Delta's statistics of each may spare reading most of them. */
  private static final int FEW = 64;

  private static final int MOST = Integer.MAX_VALUE - 1;

  /** Later versions of the protocol know deletion vectors, renamed columns and other means. */
  private static final int READ_AS_IT_LIES = 1;

  /**
   * The newest version of a table; empty where it has many files, or its files do not hold its rows
   * as they are.
   */
  static Optional<VersionFiles> ofNewest(Configuration hadoop, String location) {
    return ofNewest(hadoop, location, FEW);
  }

  private static Optional<VersionFiles> ofNewest(Configuration hadoop, String location, int most) {
    Engine engine = DefaultEngine.create(hadoop);
    Snapshot version = Table.forPath(engine, location).getLatestSnapshot(engine);
    if (!isReadAsItLies(version)
        || version.getCurrentCrcInfo().map(CRCInfo::getNumFiles).orElse(0L) > most) {
      return Optional.empty();
    }
    List<FileStatus> files = files(engine, location, version, most + 1);
    return files.size() > most
        ? Optional.empty()
        : Optional.of(new VersionFiles(location, schema(version), files));
  }

  /**
   * The newest version however many files it has; empty where they do not hold its rows as they
   * are.
   */
  static Optional<VersionFiles> allOfNewest(Configuration hadoop, String location) {
    return ofNewest(hadoop, location, MOST);
  }

  /** Some of the files. */
  VersionFiles with(List<FileStatus> some) {
    return new VersionFiles(location, schema, some);
  }

  /**
   * The files that hold one of some values in a column, which is read.
   *
   * @param values with the column
   */
  VersionFiles holding(
      SparkSession spark, String column, Dataset<org.apache.spark.sql.Row> values) {
    Set<String> names = new HashSet<>();
    rows(spark)
        .select(col(column), col("_metadata.file_name").as(FILE))
        .join(values.select(column).distinct(), new String[] {column}, "left_semi")
        .select(FILE)
        .distinct()
        .collectAsList()
        .forEach(row -> names.add(row.getString(0)));
    return with(files.stream().filter(file -> names.contains(file.getPath().getName())).toList());
  }

  /** Whether the data files of a version hold its rows as they are. */
  static boolean isReadAsItLies(Snapshot version) {
    return version.getProtocol().getMinReaderVersion() == READ_AS_IT_LIES
        && version.getPartitionColumnNames().isEmpty();
  }

  /** The columns of a version. */
  static StructType schema(Snapshot version) {
    return (StructType) DataType.fromJson(version.getMetadata().getSchemaString());
  }

  /** The data files of a version, or the first so many of them. */
  static List<FileStatus> files(Engine engine, String location, Snapshot version, int most) {
    List<FileStatus> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        version.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext() && files.size() < most) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext() && files.size() < most) {
            files.add(file(location, rows.next()));
          }
        }
      }
    } catch (IOException e) {
      throw StorageFailure.unreachable(location, e);
    }
    return List.copyOf(files);
  }

  private static FileStatus file(String location, Row scanned) {
    AddFile added = new AddFile(scanned.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    // A copy of a table has the paths of the other table's files.
    Path path = new Path(new Path(location), new Path(URI.create(added.getPath())));
    return new FileStatus(added.getSize(), false, 1, 0, added.getModificationTime(), path);
  }

  /** The rows of the version, also after others have been written. */
  Dataset<org.apache.spark.sql.Row> rows(SparkSession spark) {
    return spark.baseRelationToDataFrame(
        new HadoopFsRelation(
            this,
            partitionSchema(),
            schema,
            Option.empty(),
            new ParquetFileFormat(),
            Map$.MODULE$.empty(),
            (org.apache.spark.sql.classic.SparkSession) spark));
  }

  @Override
  public Seq<Path> rootPaths() {
    return CollectionConverters.asScala(List.of(new Path(location))).toSeq();
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    PartitionDirectory all =
        PartitionDirectory.apply(InternalRow.empty(), files.toArray(FileStatus[]::new));
    return CollectionConverters.asScala(List.of(all)).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
  }

  @Override
  public void refresh() {
    // The files of a version stay the same.
  }

  @Override
  public long sizeInBytes() {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  @Override
  public StructType partitionSchema() {
    return new StructType();
  }
}
