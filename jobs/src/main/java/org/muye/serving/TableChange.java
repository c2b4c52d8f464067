package org.muye.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be done to a table of the mart so that it is the one of its contract.
 *
 * @param kind how much
 * @param statements what to run in the transaction of the switch, before rows are written
 */
record TableChange(Kind kind, List<String> statements) {
  /** How much changes. */
  enum Kind {
    /** Nothing, or comments only; rows stay. */
    NONE,
    /** Columns are added; rows stay until they are rewritten. */
    EXTENDED,
    /** The table is made anew; all rows are written. */
    REBUILT
  }

  /**
   * Compares.
   *
   * @param present names and types of the columns that the mart has, in order; empty for no table
   * @param presentKey columns of the key that the mart has, in order
   */
  static TableChange of(MartTable table, Map<String, String> present, List<String> presentKey) {
    MartDdl ddl = new MartDdl(table);
    if (present.isEmpty()) {
      return new TableChange(Kind.REBUILT, ddl.create());
    }
    Map<String, String> gone = new HashMap<>(present);
    List<String> added = new ArrayList<>();
    boolean isRetyped = !presentKey.equals(table.key());
    for (MartTable.Column column : table.columns()) {
      String type = gone.remove(column.name());
      if (type == null) {
        added.add(ddl.add(column));
      } else {
        isRetyped |= !type.equals(column.type());
      }
    }
    if (isRetyped || !gone.isEmpty()) {
      List<String> anew = new ArrayList<>(List.of(ddl.drop()));
      anew.addAll(ddl.create());
      return new TableChange(Kind.REBUILT, List.copyOf(anew));
    }
    return added.isEmpty()
        ? new TableChange(Kind.NONE, List.of())
        : new TableChange(Kind.EXTENDED, List.copyOf(added));
  }
}
