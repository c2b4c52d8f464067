package org.muye.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of counts by unit and class with its sums, for complementary suppression: which further
 * counts have to be hidden so that no hidden one follows from the sums.
 *
 * <p>Every cell lies in one row and one column, the sums in a row and a column of their own and
 * with the opposite sign, so that each line of cells adds up to 0. A hidden count follows from the
 * others unless it can be raised or lowered by 1 along a closed chain of hidden cells, each line
 * keeping its sum and each hidden count staying above 0 (zeros are shown, so that a reader knows
 * that much). Hundepool et al., Statistical Disclosure Control, 2012, sections 4.3 and 4.4.
 */
final class CountTable {
  /** Sums over the units are hidden only where nothing else helps. */
  private static final double COST_OF_A_SUM = 1e9;

  /** The total of a unit stands in many tables, and hiding it here hides it in all. */
  private static final double COST_OF_A_TOTAL = 1e6;

  /**
   * A cell.
   *
   * @param row the line of its unit
   * @param column the line of its class
   * @param isSum whether exactly one of its lines is that of the sums, so that it counts negatively
   * @param ofAllUnits whether it is a sum over the units
   * @param ofAllClasses whether it is a sum over the classes
   */
  record Cell(
      String row,
      String column,
      Figure figure,
      boolean isSum,
      boolean ofAllUnits,
      boolean ofAllClasses) {
    /** Whether it is the total of a unit, over the classes of this table and elsewhere. */
    boolean isTotal() {
      return ofAllClasses && figure.of().isEmpty();
    }
  }

  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, List<Cell>> byRow = new HashMap<>();
  private final Map<String, List<Cell>> byColumn = new HashMap<>();
  private final boolean rowsAddUp;

  /**
   * An empty table.
   *
   * @param rowsAddUp whether the classes of a unit have a published sum
   */
  CountTable(boolean rowsAddUp) {
    this.rowsAddUp = rowsAddUp;
  }

  void add(String row, String column, Figure figure, boolean rowOfSums, boolean columnOfSums) {
    Cell cell = new Cell(row, column, figure, rowOfSums != columnOfSums, rowOfSums, columnOfSums);
    cells.add(cell);
    byRow.computeIfAbsent(line(cell), k -> new ArrayList<>()).add(cell);
    byColumn.computeIfAbsent(column, k -> new ArrayList<>()).add(cell);
  }

  /** Rows whose sum nobody knows hold nothing together: they are one line without a condition. */
  private String line(Cell cell) {
    return rowsAddUp ? cell.row() : "";
  }

  /**
   * Adds to the hidden figures until none of those in this table follows from the rest.
   *
   * @return whether any was added
   */
  boolean protect(Set<Figure> hidden) {
    boolean added = false;
    for (Cell cell : cells) {
      while (isHidden(cell, hidden) && follows(cell, hidden) && hideOneMore(cell, hidden)) {
        added = true;
      }
    }
    return added;
  }

  private static boolean isHidden(Cell cell, Set<Figure> hidden) {
    return cell.figure().count() > 0 && hidden.contains(cell.figure());
  }

  /** Whether a hidden count is known from the counts that are shown. */
  boolean follows(Cell cell, Set<Figure> hidden) {
    return !closes(cell, true, hidden) && !closes(cell, false, hidden);
  }

  /** Whether the cell can be raised (or lowered) with other hidden cells making up for it. */
  private boolean closes(Cell cell, boolean raised, Set<Figure> hidden) {
    boolean up = raised != cell.isSum();
    if (!canMove(cell, up)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    Deque<String> columns = new ArrayDeque<>();
    columns.add(cell.column());
    Set<String> seenRows = new HashSet<>();
    while (!columns.isEmpty()) {
      String column = columns.remove();
      for (Cell opposite : byColumn.getOrDefault(column, List.of())) {
        if (opposite == cell || !isHidden(opposite, hidden) || !canMove(opposite, !up)) {
          continue;
        }
        String row = line(opposite);
        if (row.equals(line(cell))) {
          return true;
        }
        if (seenRows.add(row)) {
          for (Cell next : byRow.getOrDefault(row, List.of())) {
            if (next != cell
                && isHidden(next, hidden)
                && canMove(next, up)
                && seen.add(next.column())) {
              columns.add(next.column());
            }
          }
        }
      }
    }
    return false;
  }

  /** Whether the signed count can move up or down with the count itself staying above 0. */
  private static boolean canMove(Cell cell, boolean up) {
    return up != cell.isSum() || cell.figure().count() > 1;
  }

  /** Hides the cheapest further figures that free the cell; false if nothing is left to hide. */
  private boolean hideOneMore(Cell cell, Set<Figure> hidden) {
    List<Choice> choices = new ArrayList<>();
    for (List<Cell> other : rowsAddUp ? rectangles(cell) : inColumn(cell)) {
      List<Cell> shown = other.stream().filter(c -> !isHidden(c, hidden)).toList();
      if (!shown.isEmpty()) {
        choices.add(new Choice(shown, cost(shown)));
      }
    }
    choices.sort(Comparator.comparingDouble(Choice::cost));
    for (Choice choice : choices) {
      Set<Figure> tried = new HashSet<>();
      choice.cells().forEach(c -> tried.add(c.figure()));
      hidden.addAll(tried);
      if (!follows(cell, hidden)) {
        return true;
      }
      hidden.removeAll(tried);
    }
    // No single choice is enough: all classes are hidden, and if need be all totals with them.
    return hideAll(hidden, false) || hideAll(hidden, true);
  }

  private boolean hideAll(Set<Figure> hidden, boolean withTotals) {
    boolean added = false;
    for (Cell other : cells) {
      if (other.figure().count() > 0 && (withTotals || !other.isTotal())) {
        added |= hidden.add(other.figure());
      }
    }
    return added;
  }

  /** Cells that are still shown and could be hidden together, and what that costs. */
  private record Choice(List<Cell> cells, double cost) {}

  private static double cost(List<Cell> choice) {
    double cost = 0;
    for (Cell cell : choice) {
      cost +=
          cell.figure().count()
              + (cell.ofAllUnits() ? COST_OF_A_SUM : cell.isTotal() ? COST_OF_A_TOTAL : 0);
    }
    return cost;
  }

  private List<List<Cell>> inColumn(Cell cell) {
    List<List<Cell>> choices = new ArrayList<>();
    for (Cell other : byColumn.getOrDefault(cell.column(), List.of())) {
      if (other != cell && other.figure().count() > 0) {
        choices.add(List.of(other));
      }
    }
    return choices;
  }

  /** The three other corners of each rectangle of counts above 0 that has the cell as a corner. */
  private List<List<Cell>> rectangles(Cell cell) {
    List<List<Cell>> choices = new ArrayList<>();
    for (Cell below : byColumn.getOrDefault(cell.column(), List.of())) {
      if (below == cell || below.figure().count() <= 0) {
        continue;
      }
      Map<String, Cell> ofRow = new HashMap<>();
      byRow.getOrDefault(line(below), List.of()).forEach(c -> ofRow.put(c.column(), c));
      for (Cell beside : byRow.getOrDefault(line(cell), List.of())) {
        Cell corner = ofRow.get(beside.column());
        if (beside != cell
            && beside.figure().count() > 0
            && corner != null
            && corner.figure().count() > 0) {
          choices.add(List.of(below, beside, corner));
        }
      }
    }
    return choices;
  }
}
