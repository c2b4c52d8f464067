package org.muye.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts by unit and class with its sums, for complementary suppression: which further
 * counts have to be hidden so that no hidden one follows from the sums.
 *
 * <p>Every cell lies in one row and one column, the sums in a row and a column of their own and
 * with the opposite sign, so that each line of cells adds up to 0. A line that does not, because a
 * unit or a class is not among its cells or has no sum, holds nothing together. A hidden count
 * follows from the others unless it can be raised or lowered by 1 along a closed chain of hidden
 * cells, each line keeping its sum and each hidden count staying above 0 (zeros are shown, so that
 * a reader knows that much). Where there is none, the cheapest chain is hidden: a shortest path
 * from the cell's column to its row, cells already hidden costing nothing. Hundepool et al.,
 * Statistical Disclosure Control, 2012, sections 4.3 and 4.4; the optimum over all cells together
 * (Fischetti and Salazar-González, Management Science 47, 2001) is not looked for.
 */
final class CountTable {
  /** Sums over the units are dearer than any number of units. */
  private static final double COST_OF_A_SUM = 1e9;

  /** The total of a unit stands in many tables, and hiding it here hides it in all. */
  private static final double COST_OF_A_TOTAL = 1e6;

  /** The total of all units is hidden only where nothing else helps. */
  private static final double COST_OF_THE_TOTAL_OF_ALL = 1e12;

  /** Counts are whole numbers, or fractions of whole numbers after re-basing. */
  private static final double ROUNDING = 1e-6;

  /** The end of all lines that hold nothing together. */
  private static final int FREE = 0;

  private final boolean rowsAddUp;
  private final List<Cell> cells = new ArrayList<>();
  private @Nullable List<List<Move>> moves;

  /**
   * An empty table.
   *
   * @param rowsAddUp whether the classes of a unit are all there are
   */
  CountTable(boolean rowsAddUp) {
    this.rowsAddUp = rowsAddUp;
  }

  /** A cell; its row and column are numbers of lines once all cells are known. */
  private static final class Cell {
    final String unit;
    final String category;
    final Figure figure;
    final boolean ofAllUnits;
    final boolean ofAllClasses;
    int row = FREE;
    int column = FREE;

    Cell(String unit, String category, Figure figure, boolean ofAllUnits, boolean ofAllClasses) {
      this.unit = unit;
      this.category = category;
      this.figure = figure;
      this.ofAllUnits = ofAllUnits;
      this.ofAllClasses = ofAllClasses;
    }

    /** Whether it counts negatively: one of its lines, not both, is that of the sums. */
    boolean isSum() {
      return ofAllUnits != ofAllClasses;
    }

    double signed() {
      return isSum() ? -figure.count() : figure.count();
    }

    /** Whether the signed count can move up or down with the count itself staying above 0. */
    boolean canMove(boolean up) {
      return up != isSum() || figure.count() > 1;
    }

    double cost() {
      boolean isTotal = ofAllClasses && figure.of().isEmpty();
      return figure.count()
          + (ofAllUnits ? COST_OF_A_SUM : 0)
          + (isTotal ? COST_OF_A_TOTAL : 0)
          + (ofAllUnits && isTotal ? COST_OF_THE_TOTAL_OF_ALL : 0);
    }
  }

  /** Leaving a line by one of its cells, to the cell's other line. */
  private record Move(Cell cell, boolean fromRow) {
    int to() {
      return fromRow ? cell.column : cell.row;
    }
  }

  /**
   * A line that is reached.
   *
   * @param cost of all cells on the way that are still shown
   * @param cell the last of them; null at the start
   */
  private record Step(int line, double cost, @Nullable Cell cell, @Nullable Step before) {}

  /**
   * Adds a cell.
   *
   * @param ofAllUnits whether it is a sum over the units
   * @param ofAllClasses whether it is a sum over the classes
   */
  void add(String unit, String category, Figure figure, boolean ofAllUnits, boolean ofAllClasses) {
    cells.add(new Cell(unit, category, figure, ofAllUnits, ofAllClasses));
    moves = null;
  }

  /**
   * Adds to the hidden figures until none of those in this table follows from the rest.
   *
   * @return whether any was added
   */
  boolean protect(Set<Figure> hidden) {
    if (cells.stream().noneMatch(cell -> hidden.contains(cell.figure))) {
      return false;
    }
    List<List<Move>> lines = lines();
    boolean added = false;
    for (Cell cell : cells) {
      if (hidden.contains(cell.figure)) {
        added |= hidden.addAll(cheapestChain(cell, lines, hidden));
      }
    }
    return added;
  }

  private List<List<Move>> lines() {
    List<List<Move>> known = moves;
    if (known != null) {
      return known;
    }
    Map<String, Double> ofRows = new HashMap<>();
    Map<String, Double> ofColumns = new HashMap<>();
    for (Cell cell : cells) {
      ofRows.merge(cell.unit, cell.signed(), Double::sum);
      ofColumns.merge(cell.category, cell.signed(), Double::sum);
    }
    Map<String, Integer> rows = new HashMap<>();
    Map<String, Integer> columns = new HashMap<>();
    List<List<Move>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    for (Cell cell : cells) {
      cell.row = rowsAddUp ? line(cell.unit, ofRows, rows, lines) : FREE;
      cell.column = line(cell.category, ofColumns, columns, lines);
      lines.get(cell.row).add(new Move(cell, true));
      lines.get(cell.column).add(new Move(cell, false));
    }
    moves = lines;
    return lines;
  }

  private static int line(
      String name, Map<String, Double> sums, Map<String, Integer> known, List<List<Move>> lines) {
    if (Math.abs(sums.getOrDefault(name, 0.0)) > ROUNDING) {
      return FREE;
    }
    return known.computeIfAbsent(
        name,
        k -> {
          lines.add(new ArrayList<>());
          return lines.size() - 1;
        });
  }

  /**
   * The figures to be hidden so that the cell can be raised or lowered; none where it can be
   * already.
   */
  private static List<Figure> cheapestChain(Cell cell, List<List<Move>> lines, Set<Figure> hidden) {
    Step raised = shortestPath(cell, !cell.isSum(), lines, hidden);
    if (raised != null && raised.cost() == 0) {
      return List.of();
    }
    Step lowered = shortestPath(cell, cell.isSum(), lines, hidden);
    Step step =
        lowered == null || (raised != null && raised.cost() <= lowered.cost()) ? raised : lowered;
    List<Figure> figures = new ArrayList<>();
    while (step != null && step.cell() != null) {
      figures.add(step.cell().figure);
      step = step.before();
    }
    return figures;
  }

  /**
   * The cheapest way from the cell's column to its row (Dijkstra), or null. Cells by which it
   * leaves a column make up for the change and go the other way, those by which it leaves a row go
   * the same way.
   *
   * @param up whether the cell's signed count is to go up
   */
  private static @Nullable Step shortestPath(
      Cell cell, boolean up, List<List<Move>> lines, Set<Figure> hidden) {
    if (!cell.canMove(up)) {
      return null;
    }
    boolean[] reached = new boolean[lines.size()];
    PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::cost));
    open.add(new Step(cell.column, 0, null, null));
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (step.line() == cell.row) {
        return step;
      }
      if (reached[step.line()]) {
        continue;
      }
      reached[step.line()] = true;
      for (Move move : lines.get(step.line())) {
        Cell next = move.cell();
        if (next != cell && !reached[move.to()] && next.canMove(move.fromRow() == up)) {
          double cost = hidden.contains(next.figure) ? 0 : next.cost();
          open.add(new Step(move.to(), step.cost() + cost, next, step));
        }
      }
    }
    return null;
  }
}
