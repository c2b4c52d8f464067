package org.muye.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts in lines and columns with their sums, for complementary suppression: which
 * further counts have to be hidden so that no hidden one follows from the sums.
 *
 * <p>Every cell lies in one row and one column, the sums in a row and a column of their own and
 * with the opposite sign, so that each line of cells adds up to 0. A line that does not, because
 * some of what it sums is not among its cells or it has no sum, holds nothing together. A hidden
 * count follows from the others unless it can be raised or lowered by 1 along a closed chain of
 * hidden cells, each line keeping its sum, each hidden count staying above 0 (zeros are shown, so
 * that a reader knows that much) and each part staying within its whole. Where there is none, the
 * cheapest chain is hidden: a shortest path from the cell's column to its row, cells already hidden
 * costing nothing. Hundepool et al., Statistical Disclosure Control, 2012, sections 4.3 and 4.4;
 * the optimum over all cells together (Fischetti and Salazar-González, Management Science 47, 2001)
 * is not looked for.
 *
 * <p>Sums that are the inner cells of another table are taken as known to the reader, whether they
 * are hidden or not, as long as a chain can be found without them. So what is hidden here stays
 * hidden whatever the other table gives away, and the tables can be looked at one by one.
 */
final class CountTable {
  /** Counts are whole numbers, or fractions of whole numbers after re-basing. */
  private static final double ROUNDING = 1e-6;

  /** What hiding the total of a unit costs besides its count: it stands in many tables. */
  static final double COST_OF_A_TOTAL = 1e6;

  /** The end of all lines that hold nothing together. */
  private static final int FREE = 0;

  private final List<Cell> cells = new ArrayList<>();
  private @Nullable List<List<Move>> moves;

  /**
   * Where a count stands in a table.
   *
   * @param row name of its row; for a sum over the rows any name that no row has
   * @param column name of its column; for a sum over the columns any name that no column has
   * @param sumsRows whether it is a sum over the rows
   * @param sumsColumns whether it is a sum over the columns
   * @param cost what hiding it costs besides the count itself
   * @param isInnerElsewhere whether another table protects it
   */
  record Place(
      String row,
      String column,
      boolean sumsRows,
      boolean sumsColumns,
      double cost,
      boolean isInnerElsewhere) {}

  /** A cell; its row and column are numbers of lines once all cells are known. */
  private static final class Cell {
    final Place place;
    final Figure figure;
    final double count;
    final double rest;
    int row = FREE;
    int column = FREE;

    /** A reader knows that it is no less. */
    double least = 1;

    Cell(Place place, Figure figure, double count, double rest) {
      this.place = place;
      this.figure = figure;
      this.count = count;
      this.rest = rest;
    }

    /** Whether it counts negatively: one of its lines, not both, is that of the sums. */
    boolean isSum() {
      return place.sumsRows() != place.sumsColumns();
    }

    double signed() {
      return isSum() ? -count : count;
    }

    /** Whether the signed count can move up or down with the count itself staying possible. */
    boolean canMove(boolean up) {
      return up == isSum() ? count - 1 >= least : rest >= 1;
    }

    double cost() {
      return count + place.cost();
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
   * @param count above 0, or 0 where a reader does not know that it is
   * @param rest how much the count could be raised within its whole; infinite for one that is no
   *     part
   */
  void add(Place place, Figure figure, double count, double rest) {
    cells.add(new Cell(place, figure, count, rest));
    moves = null;
  }

  /**
   * Adds to the hidden figures until none of those in this table follows from the others in it.
   * What is hidden alone and follows from two others protects nothing.
   *
   * @return whether any was added
   */
  boolean protect(Set<Figure> hidden, Rests rests) {
    if (cells.stream().noneMatch(cell -> hidden.contains(cell.figure))) {
      return false;
    }
    List<List<Move>> lines = lines();
    boolean added = false;
    for (Cell cell : cells) {
      if (hidden.contains(cell.figure)) {
        for (Figure figure : cheapestChain(cell, lines, hidden, rests)) {
          added |= hidden.addAll(rests.besides(figure, hidden)) | hidden.add(figure);
        }
      }
    }
    return added;
  }

  /**
   * Raises what each figure is known to be at least: each of its parts is at least 1, and so is
   * each part of these.
   *
   * @return whether any was raised
   */
  boolean raiseLeast(Map<Figure, Double> least) {
    boolean changed = false;
    for (List<Move> line : lines().subList(1, lines().size())) {
      Cell sum = null;
      double parts = 0;
      for (Move move : line) {
        Cell cell = move.cell();
        boolean isSumHere = move.fromRow() ? cell.place.sumsColumns() : cell.place.sumsRows();
        if (isSumHere) {
          sum = cell;
        } else {
          parts += least.getOrDefault(cell.figure, 1.0);
        }
      }
      double known = sum == null ? 0 : Math.min(parts, sum.count);
      if (sum != null && known > least.getOrDefault(sum.figure, 1.0)) {
        least.put(sum.figure, known);
        changed = true;
      }
    }
    for (Cell cell : cells) {
      cell.least = Math.min(cell.count, least.getOrDefault(cell.figure, 1.0));
    }
    return changed;
  }

  private List<List<Move>> lines() {
    List<List<Move>> known = moves;
    if (known != null) {
      return known;
    }
    Map<String, Double> ofRows = new HashMap<>();
    Map<String, Double> ofColumns = new HashMap<>();
    for (Cell cell : cells) {
      ofRows.merge(cell.place.row(), cell.signed(), Double::sum);
      ofColumns.merge(cell.place.column(), cell.signed(), Double::sum);
    }
    Map<String, Integer> rows = new HashMap<>();
    Map<String, Integer> columns = new HashMap<>();
    List<List<Move>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    for (Cell cell : cells) {
      cell.row = line(cell.place.row(), ofRows, rows, lines);
      cell.column = line(cell.place.column(), ofColumns, columns, lines);
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
  private static List<Figure> cheapestChain(
      Cell cell, List<List<Move>> lines, Set<Figure> hidden, Rests rests) {
    ToDoubleFunction<Cell> cost =
        next ->
            (hidden.contains(next.figure) ? 0 : next.cost())
                // So that it does not follow, a total will mostly have to go with it.
                + (rests.follows(next.figure, hidden) ? COST_OF_A_TOTAL : 0);
    Step inner = cheaper(cell, lines, cost, next -> !next.place.isInnerElsewhere());
    Step step = inner == null ? cheaper(cell, lines, cost, next -> true) : inner;
    List<Figure> figures = new ArrayList<>();
    while (step != null && step.cell() != null) {
      figures.add(step.cell().figure);
      step = step.before();
    }
    return figures;
  }

  private static @Nullable Step cheaper(
      Cell cell, List<List<Move>> lines, ToDoubleFunction<Cell> cost, Predicate<Cell> allowed) {
    Step raised = shortestPath(cell, !cell.isSum(), lines, cost, allowed);
    if (raised != null && raised.cost() == 0) {
      return raised;
    }
    Step lowered = shortestPath(cell, cell.isSum(), lines, cost, allowed);
    return lowered == null || (raised != null && raised.cost() <= lowered.cost())
        ? raised
        : lowered;
  }

  /**
   * The cheapest way from the cell's column to its row (Dijkstra), or null. Cells by which it
   * leaves a column make up for the change and go the other way, those by which it leaves a row go
   * the same way.
   *
   * @param up whether the cell's signed count is to go up
   * @param cost of moving another cell
   * @param allowed which other cells may move
   */
  private static @Nullable Step shortestPath(
      Cell cell,
      boolean up,
      List<List<Move>> lines,
      ToDoubleFunction<Cell> cost,
      Predicate<Cell> allowed) {
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
        if (next != cell
            && !reached[move.to()]
            && next.canMove(move.fromRow() == up)
            && allowed.test(next)) {
          open.add(new Step(move.to(), step.cost() + cost.applyAsDouble(next), next, step));
        }
      }
    }
    return null;
  }
}
