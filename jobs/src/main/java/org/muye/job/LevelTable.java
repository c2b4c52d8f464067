package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The levels of all units in a quarter, the most severe first. */
public final class LevelTable {
  /**
   * One unit.
   *
   * @param level 1 (highest) to 4, 0 for none
   * @param previous level of the quarter before, or null
   * @param held whether it is kept from an earlier quarter
   * @param rules ids of the rules that hold, separated by `;`, or null
   */
  public record Line(
      String unitId,
      String nameZh,
      String nameEn,
      int level,
      @Nullable String levelZh,
      @Nullable String levelEn,
      @Nullable String colourZh,
      @Nullable Integer previous,
      boolean held,
      @Nullable String rules) {}

  private LevelTable() {}

  /** The levels of a quarter such as 2025Q3; empty when it has none. */
  public static List<Line> of(Workspace workspace, String quarter) {
    List<Line> lines = new ArrayList<>();
    for (Row row :
        workspace
            .tables()
            .read(WarningsJob.LEVELS)
            .where(col("period").equalTo(quarter))
            .sort(col("level").equalTo(0), col("level"), col("unit_id"))
            .collectAsList()) {
      lines.add(
          new Line(
              row.getAs("unit_id"),
              row.getAs("unit_name_zh"),
              row.getAs("unit_name_en"),
              row.<Integer>getAs("level"),
              row.getAs("level_name_zh"),
              row.getAs("level_name_en"),
              row.getAs("colour_zh"),
              row.<@Nullable Integer>getAs("previous_level"),
              row.<Boolean>getAs("held"),
              row.getAs("rules")));
    }
    return lines;
  }
}
