#!/usr/bin/env python3
"""The side-by-side work in PySpark with Delta Lake. Usage: peer_pyspark.py CITY RESULTS JARS     JARS: folder with Delta's"""

import glob
import sys

import common
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

CONTENT = ["occurred", "reported", "unit_code", "intake", "final", "is_valid", "source_system", "is_deleted"]
KEY = ["unit_id", "period_type", "period"]


def session(jars):
    return (
        SparkSession.builder.master("local[*]")
        .config("spark.jars", ",".join(glob.glob(f"{jars}/delta-*.jar")))
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )


def typed(spark, city):
    units = spark.createDataFrame(
        [(code, unit) for code, unit, _ in common.units()], "unit_code string, unit_id string"
    )
    names = (
        "incident_id occurred_at reported_at unit_code category_intake category_final is_valid source_system ingested_at"
        " record_version is_deleted"
    ).split()
    rows = spark.read.csv(f"{city}/inbox", header=True, schema=", ".join(f"{name} string" for name in names))

    def known_class(name):
        return F.when(F.col(name).isin(*common.CLASSES), F.col(name))

    return (
        rows.withColumn("row_number", F.monotonically_increasing_id())
        .withColumn("file_name", F.input_file_name())
        .join(F.broadcast(units), "unit_code", "left")
        .select(
            "incident_id",
            "unit_code",
            "source_system",
            "file_name",
            "row_number",
            F.coalesce("unit_id", F.lit(common.UNKNOWN_UNIT)).alias("unit_id"),
            F.col("occurred_at").try_cast("timestamp").alias("occurred"),
            F.col("reported_at").try_cast("timestamp").alias("reported"),
            F.col("ingested_at").try_cast("timestamp").alias("known_at"),
            known_class("category_intake").alias("intake"),
            known_class("category_final").alias("final"),
            F.coalesce(
                F.when(F.col("category_final").isNotNull(), known_class("category_final")).otherwise(
                    known_class("category_intake")
                ),
                F.lit(common.UNKNOWN),
            ).alias("category"),
            (F.col("is_valid") == "1").alias("is_valid"),
            F.col("record_version").try_cast("bigint").alias("record_version"),
            (F.col("is_deleted") == "1").alias("is_deleted"),
        )
        .withColumn(
            "reason",
            F.when(F.col("incident_id").isNull(), "MISSING_REQUIRED").when(F.col("occurred").isNull(), "IMPOSSIBLE_DATE"),
        )
    )


def versions(rows):
    record = Window.partitionBy("incident_id").orderBy("record_version", "known_at", "row_number")
    content = F.struct(*CONTENT)
    return (
        rows.where("reason IS NULL")
        .withColumn("repeats", F.coalesce(F.lag(content).over(record) == content, F.lit(False)))
        .withColumn("known_before", F.lag("known_at").over(record))
        .withColumn("version_before", F.lag("record_version").over(record))
        .where("NOT (repeats AND known_at = known_before AND record_version = version_before)")
        .withColumn("event_date", F.to_date("occurred"))
        .drop("reason", "known_before", "version_before")
    )


def values(spark, stored):
    calendar = spark.createDataFrame(common.periods(), "period_type string, period string, first date, after date")
    days = calendar.select("period_type", "period", F.explode(F.sequence("first", F.date_sub("after", 1))).alias("event_date"))
    newest = Window.partitionBy("incident_id").orderBy(
        F.desc("record_version"), F.desc("known_at"), F.desc("row_number")
    )
    current = (
        stored.where(F.to_date("known_at") <= F.lit(common.AS_OF))
        .withColumn("place", F.row_number().over(newest))
        .where("place = 1 AND NOT is_deleted")
    )
    daily = current.groupBy("unit_id", "event_date", "category", "is_valid").count().withColumnRenamed("count", "n")
    placed = daily.select(F.explode(F.array("unit_id", F.lit(common.WHOLE))).alias("unit_id"), "event_date", "category", "is_valid", "n")
    counted = (
        placed.join(F.broadcast(days), "event_date")
        .groupBy(*KEY, "category")
        .agg(
            F.sum("n").cast("double").alias("reports"),
            F.coalesce(F.sum(F.when(F.col("is_valid"), F.col("n"))), F.lit(0)).cast("double").alias("valid"),
        )
        .cache()
    )
    populations = [(unit, population) for _, unit, population in common.units()]
    places = spark.createDataFrame(
        [*populations, (common.WHOLE, sum(p for _, p in populations)), (common.UNKNOWN_UNIT, None)],
        "unit_id string, population double",
    )
    sums = counted.groupBy(KEY).agg(
        F.sum("reports").alias("reports"),
        F.sum("valid").alias("valid"),
        F.sum(F.when(F.col("category") == "01", F.col("valid"))).alias("valid_01"),
        F.sum(F.when(F.col("category") == "02", F.col("valid"))).alias("valid_02"),
    )
    slices = (
        places.crossJoin(calendar)
        .join(sums, KEY, "left")
        .fillna(0.0, ["reports", "valid", "valid_01", "valid_02"])
        .withColumn("days", F.datediff("after", "first").cast("double"))
        .cache()
    )
    none = F.lit(None).cast("string")

    def part(indicator, kind, numerator, denominator, category=none, of=slices):
        return of.select(
            F.lit(indicator).alias("indicator_id"),
            *KEY,
            category.alias("category"),
            numerator.alias("numerator"),
            denominator.alias("denominator"),
            F.lit(kind).alias("kind"),
        )

    composed = slices.select(*KEY, F.col("valid").alias("whole")).join(counted.where("valid > 0"), KEY)
    valid = F.col("valid")
    parts = part("I1", "share", valid, F.col("reports"))
    for more in (
        part("I2", "rate", valid, F.col("population")),
        part("I2", "rate", F.col("valid_01"), F.col("population"), F.lit("01")),
        part("I2", "rate", F.col("valid_02"), F.col("population"), F.lit("02")),
        part("I4", "daily", valid, F.col("days")),
        part("I5", "share", F.lit(0.0), F.lit(0.0), of=slices.where("valid = 0")),
        part("I5", "share", valid, F.col("whole"), F.col("category"), of=composed),
    ):
        parts = parts.unionByName(more)
    counts = [row[0] for row in parts.where("kind <> 'share'").select("numerator").distinct().collect()]
    low, high = common.garwood(counts)
    limits = spark.createDataFrame(
        [(n, float(a), float(b)) for n, a, b in zip(counts, low, high)],
        "numerator double, count_low double, count_high double",
    )
    z, n = common.Z, F.when(F.col("denominator") > 0, F.col("denominator"))
    share = F.col("numerator") / n
    centre = share + z * z / (2 * n)
    spread = z * F.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    is_share = F.col("kind") == "share"
    scale = F.when(F.col("kind") == "rate", 10000.0).otherwise(1.0)
    by = F.when(~is_share, F.col("denominator"))
    return parts.join(F.broadcast(limits), "numerator", "left").select(
        "indicator_id",
        *KEY,
        "category",
        "numerator",
        "denominator",
        F.when(is_share, share).otherwise(scale * F.col("numerator") / by).alias("value"),
        F.when(is_share & n.isNotNull(), F.greatest(F.lit(0.0), (centre - spread) / (1 + z * z / n)))
        .otherwise(scale * F.col("count_low") / by)
        .alias("low"),
        F.when(is_share & n.isNotNull(), F.least(F.lit(1.0), (centre + spread) / (1 + z * z / n)))
        .otherwise(scale * F.col("count_high") / by)
        .alias("high"),
    )


def work(city, results):
    spark = session(sys.argv[3])
    rows = typed(spark, city).cache()
    rows.where("reason IS NOT NULL").write.format("delta").save(f"{results}/quarantine")
    versions(rows).write.format("delta").save(f"{results}/version")
    stored = spark.read.format("delta").load(f"{results}/version")
    values(spark, stored).write.format("delta").save(f"{results}/values")
    written = stored.where("NOT repeats").count()
    reasons = {reason: n for reason, n in rows.groupBy("reason").count().collect()}
    usable = reasons.pop(None, 0)
    lines = [("read", usable + sum(reasons.values())), ("written", written), ("duplicates", usable - written)]
    lines += [(f"quarantined:{reason}", n) for reason, n in reasons.items()]
    (results / "counts.csv").write_text("what,n\n" + "".join(f"{what},{n}\n" for what, n in lines), encoding="utf-8")
    spark.catalog.clearCache()


if __name__ == "__main__":
    common.repeat(work)
