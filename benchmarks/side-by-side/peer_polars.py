#!/usr/bin/env python3
"""The side-by-side work in Polars. Usage: peer_polars.py CITY RESULTS"""

import common
import polars as pl
from polars import col, lit, when

CONTENT = ["occurred", "reported", "unit_code", "intake", "final", "is_valid", "source_system", "is_deleted"]
MOMENT = "%Y-%m-%dT%H:%M:%S%z"
KEY = ["unit_id", "period_type", "period"]


def typed(city):
    units = pl.LazyFrame(common.units(), schema=["unit_code", "unit_id", "population"], orient="row")
    rows = pl.scan_csv(
        f"{city}/inbox/*.csv", infer_schema=False, include_file_paths="file_name", row_index_name="row_number"
    )

    def moment(name):
        return col(name).str.to_datetime(MOMENT, strict=False, time_unit="us")

    def known_class(name):
        return when(col(name).is_in(common.CLASSES)).then(col(name))

    return (
        rows.join(units.select("unit_code", "unit_id"), on="unit_code", how="left", maintain_order="left")
        .select(
            "incident_id",
            "unit_code",
            "source_system",
            "file_name",
            "row_number",
            col("unit_id").fill_null(common.UNKNOWN_UNIT),
            moment("occurred_at").alias("occurred"),
            moment("reported_at").alias("reported"),
            moment("ingested_at").alias("known_at"),
            known_class("category_intake").alias("intake"),
            known_class("category_final").alias("final"),
            when(col("category_final").is_not_null())
            .then(known_class("category_final"))
            .otherwise(known_class("category_intake"))
            .fill_null(common.UNKNOWN)
            .alias("category"),
            (col("is_valid") == "1").alias("is_valid"),
            col("record_version").cast(pl.Int64, strict=False),
            (col("is_deleted") == "1").alias("is_deleted"),
        )
        .with_columns(
            when(col("incident_id").is_null())
            .then(lit("MISSING_REQUIRED"))
            .when(col("occurred").is_null())
            .then(lit("IMPOSSIBLE_DATE"))
            .alias("reason")
        )
    )


def versions(rows):
    """Stored versions in the order of each record, with whether they repeat the one before."""
    ordered = rows.filter(col("reason").is_null()).sort("incident_id", "record_version", "known_at", "row_number")
    before = [(col(name).eq_missing(col(name).shift(1))) for name in ["incident_id", *CONTENT]]
    same_moment = col("known_at").eq_missing(col("known_at").shift(1)) & col("record_version").eq_missing(
        col("record_version").shift(1)
    )
    return (
        ordered.with_columns(repeats=pl.all_horizontal(before).fill_null(False))
        .filter(~(col("repeats") & same_moment.fill_null(False)))
        .with_columns(event_date=col("occurred").dt.convert_time_zone("Asia/Shanghai").dt.date())
        .drop("reason")
    )


def sums(current):
    calendar = pl.DataFrame(
        common.periods(), schema=["period_type", "period", "first", "after"], orient="row"
    )
    days = calendar.select(
        "period_type", "period", event_date=pl.date_ranges("first", "after", closed="left")
    ).explode("event_date")
    daily = current.group_by("unit_id", "event_date", "category", "is_valid").agg(n=pl.len())
    placed = pl.concat([daily, daily.with_columns(unit_id=lit(common.WHOLE))], how="vertical_relaxed")
    counted = (
        placed.join(days, on="event_date")
        .group_by(*KEY, "category")
        .agg(reports=col("n").sum(), valid=col("n").filter(col("is_valid")).sum())
    )
    places = pl.DataFrame(common.units(), schema=["code", "unit_id", "population"], orient="row")
    whole = pl.DataFrame({"unit_id": [common.WHOLE], "population": [places["population"].sum()]})
    unknown = pl.DataFrame({"unit_id": [common.UNKNOWN_UNIT], "population": [None]}, schema_overrides={"population": pl.Float64})
    every = pl.concat([places.select("unit_id", "population"), whole, unknown]).join(calendar, how="cross")
    whole_counts = counted.group_by(KEY).agg(
        reports=col("reports").sum(),
        valid=col("valid").sum(),
        valid_01=col("valid").filter(col("category") == "01").sum(),
        valid_02=col("valid").filter(col("category") == "02").sum(),
    )
    names = ["reports", "valid", "valid_01", "valid_02"]
    slices = every.join(whole_counts, on=KEY, how="left").with_columns(
        *[col(name).fill_null(0).cast(pl.Float64) for name in names],
        days=(col("after") - col("first")).dt.total_days().cast(pl.Float64),
    )
    return slices, counted


def values(slices, counted):
    def part(indicator, kind, numerator, denominator, category=lit(None, dtype=pl.String), of=slices):
        return of.select(
            lit(indicator).alias("indicator_id"),
            *KEY,
            category.alias("category"),
            numerator.cast(pl.Float64).alias("numerator"),
            denominator.cast(pl.Float64).alias("denominator"),
            lit(kind).alias("kind"),
        )

    composed = slices.select(*KEY, whole="valid").join(counted.filter(col("valid") > 0), on=KEY)
    parts = pl.concat(
        [
            part("I1", "share", col("valid"), col("reports")),
            part("I2", "rate", col("valid"), col("population")),
            part("I2", "rate", col("valid_01"), col("population"), lit("01")),
            part("I2", "rate", col("valid_02"), col("population"), lit("02")),
            part("I4", "daily", col("valid"), col("days")),
            part("I5", "share", lit(0), lit(0), of=slices.filter(col("valid") == 0)),
            part("I5", "share", col("valid"), col("whole"), col("category"), of=composed),
        ]
    )
    counts = parts.filter(col("kind") != "share")["numerator"].unique()
    low, high = common.garwood(counts.to_numpy())
    limits = pl.DataFrame({"numerator": counts, "count_low": low, "count_high": high})
    z, n = common.Z, when(col("denominator") > 0).then(col("denominator"))
    share = col("numerator") / n
    centre = share + z * z / (2 * n)
    spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).sqrt()
    is_share, scale = col("kind") == "share", when(col("kind") == "rate").then(10000.0).otherwise(1.0)
    return parts.join(limits, on="numerator", how="left").select(
        "indicator_id",
        *KEY,
        "category",
        "numerator",
        "denominator",
        when(is_share).then(share).otherwise(scale * col("numerator") / col("denominator")).alias("value"),
        when(is_share)
        .then(((centre - spread) / (1 + z * z / n)).clip(lower_bound=0))
        .otherwise(scale * col("count_low") / col("denominator"))
        .alias("low"),
        when(is_share)
        .then(((centre + spread) / (1 + z * z / n)).clip(upper_bound=1))
        .otherwise(scale * col("count_high") / col("denominator"))
        .alias("high"),
    )


def work(city, results):
    rows = typed(city).collect()
    rows.filter(col("reason").is_not_null()).write_parquet(results / "quarantine.parquet", compression="zstd")
    stored = versions(rows)
    stored.write_parquet(results / "version.parquet", compression="zstd")
    until = pl.lit(f"{common.AS_OF}T23:59:59+0800").str.to_datetime(MOMENT, time_unit="us")
    current = (
        stored.filter(col("known_at") <= until)
        .unique("incident_id", keep="last", maintain_order=True)
        .filter(~col("is_deleted"))
    )
    values(*sums(current)).write_parquet(results / "values.parquet", compression="zstd")
    written = stored.filter(~col("repeats")).height
    usable = rows.filter(col("reason").is_null()).height
    refused = rows.filter(col("reason").is_not_null()).group_by("reason").len()
    counts = [("read", rows.height), ("written", written), ("duplicates", usable - written)]
    counts += [(f"quarantined:{reason}", n) for reason, n in refused.iter_rows()]
    pl.DataFrame(counts, schema=["what", "n"], orient="row").write_csv(results / "counts.csv")


if __name__ == "__main__":
    common.repeat(work)
