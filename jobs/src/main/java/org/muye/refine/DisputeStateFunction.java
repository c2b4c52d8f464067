package org.muye.refine;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.region.Region;
import scala.jdk.javaapi.CollectionConverters;

/** The state of a dispute from the events of its log, or from its own account without a log. */
record DisputeStateFunction(Region region)
    implements UDF2<scala.collection.Seq<Row>, Row, Row>, Serializable {
  static final StructType STATE =
      new StructType()
          .add("first_resolved_at", DataTypes.TimestampType)
          .add("effective_resolved_at", DataTypes.TimestampType)
          .add("effective_resolving_level", DataTypes.StringType)
          .add("resolved_undated", DataTypes.BooleanType)
          .add("first_reopened_at", DataTypes.TimestampType)
          .add("reopened_count", DataTypes.IntegerType)
          .add("first_escalated_at", DataTypes.TimestampType)
          .add("first_warned_at", DataTypes.TimestampType)
          .add("voided_at", DataTypes.TimestampType)
          .add("merged", DataTypes.BooleanType)
          .add("open_spells", DataTypes.StringType);

  @Override
  public Row call(scala.collection.@Nullable Seq<Row> log, Row account) {
    LocalDate acceptedOn = account.<LocalDate>getAs("event_date");
    DisputeState state = log == null ? ofRecord(acceptedOn, account) : ofLog(acceptedOn, log);
    return RowFactory.create(
        state.firstResolvedAt(),
        state.resolvedAt(),
        state.resolvingLevel(),
        state.resolvedUndated(),
        state.firstReopenedAt(),
        state.reopenings(),
        state.firstEscalatedAt(),
        state.firstWarnedAt(),
        state.voidedAt(),
        state.merged(),
        state.openSpells().stream()
            .map(spell -> spell.start() + "/" + Objects.requireNonNullElse(spell.end(), ""))
            .collect(Collectors.joining(";")));
  }

  private DisputeState ofLog(LocalDate acceptedOn, scala.collection.Seq<Row> log) {
    List<DisputeState.Event> events = new ArrayList<>();
    for (Row event : CollectionConverters.asJava(log)) {
      events.add(
          new DisputeState.Event(
              event.getAs("event"), event.<Instant>getAs("at"), event.getAs("actor_level")));
    }
    return DisputeState.fromLog(acceptedOn, events, region.timeZone());
  }

  private DisputeState ofRecord(LocalDate acceptedOn, Row record) {
    DisputeState.OwnAccount account =
        new DisputeState.OwnAccount(
            record.<@Nullable Boolean>getAs("resolved"),
            record.<@Nullable Instant>getAs("resolved_at"),
            record.getAs("resolving_level"),
            record.<@Nullable Instant>getAs("escalated_at"),
            record.<@Nullable Instant>getAs("warned_at"),
            record.<Integer>getAs("reopen_count"),
            record.<@Nullable Instant>getAs("last_reopened_at"));
    boolean withEvent = "WITH_EVENT".equals(record.getAs("account_basis"));
    return DisputeState.fromRecord(
        acceptedOn,
        withEvent ? account.before(record.<Instant>getAs("_end")) : account,
        region.timeZone());
  }
}
