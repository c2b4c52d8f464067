package org.muye.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What somebody works out who reads the shown rows of a {@link MadeYear}, knows all its sums, and
 * finds the least and the greatest value of a hidden count by linear programming.
 */
final class Reader {
  private final MadeYear year;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Map<String, Variable> variables = new TreeMap<>();
  private final Set<String> shown = new TreeSet<>();
  private final Set<String> leftOut = new TreeSet<>();

  Reader(MadeYear year, YearDisclosure.Hidden hidden) {
    this.year = year;
    for (CountRow row : year.rows()) {
      if (hidden.leftOut().contains(row.id())) {
        leftOut.add(row.unit() + "|" + row.period().label());
      }
      if (!hidden.rows().contains(row.id())) {
        shown.add(name(row.unit(), row.period().label(), row.measure()));
      }
      if (!row.wholeMeasure().isEmpty() && !hidden.wholes().contains(row.id())) {
        shown.add(name(row.unit(), row.period().label(), row.wholeMeasure()));
      }
    }
    List<String> all = new ArrayList<>(year.units());
    all.add(MadeYear.CITY);
    for (String unit : all) {
      for (String period : MadeYear.periods()) {
        // What has no row is 0.
        MadeYear.CLASSES.stream()
            .filter(category -> year.count(unit, period, category) == 0)
            .filter(category -> !leftOut.contains(unit + "|" + period))
            .filter(category -> unit.equals(MadeYear.CITY) || !period.contains("-"))
            .forEach(category -> shown.add(name(unit, period, category)));
      }
    }
    sums(all);
  }

  private static String name(String unit, String period, String of) {
    return unit + "|" + period + "|" + of;
  }

  private Variable variable(String unit, String period, String of) {
    return variables.computeIfAbsent(
        name(unit, period, of),
        name -> {
          double count = year.count(unit, period, of);
          if (shown.contains(name)) {
            return model.newVariable(name).level(count);
          }
          // A total has no whole, and is shown where it is 0: hidden it is 1 at least.
          boolean isPublished =
              !leftOut.contains(unit + "|" + period)
                  && (unit.equals(MadeYear.CITY) || !period.contains("-"));
          return model
              .newVariable(name)
              .lower(of.equals(MadeYear.TOTAL) && count > 0 && isPublished ? 1 : 0);
        });
  }

  private void sums(List<String> all) {
    List<String> counted = new ArrayList<>(MadeYear.CLASSES);
    counted.addAll(List.of(MadeYear.TOTAL, MadeYear.RESOLVED));
    for (String period : MadeYear.periods()) {
      for (String of : counted) {
        Expression sum = model.newExpression("units " + period + of).level(0);
        year.units().forEach(unit -> sum.set(variable(unit, period, of), 1));
        sum.set(variable(MadeYear.CITY, period, of), -1);
      }
      for (String unit : all) {
        Expression sum = model.newExpression("classes " + period + unit).level(0);
        MadeYear.CLASSES.forEach(category -> sum.set(variable(unit, period, category), 1));
        sum.set(variable(unit, period, MadeYear.TOTAL), -1);
        Expression part = model.newExpression("part " + period + unit).lower(0);
        part.set(variable(unit, period, MadeYear.TOTAL), 1);
        part.set(variable(unit, period, MadeYear.RESOLVED), -1);
      }
    }
    for (String unit : all) {
      for (String of : counted) {
        for (int half = 1; half <= 2; half++) {
          sum(unit, of, "2024H" + half, List.of("2024Q" + (2 * half - 1), "2024Q" + 2 * half));
        }
        sum(unit, of, "2024", List.of("2024H1", "2024H2"));
        for (int quarter = 1; quarter <= 4; quarter++) {
          List<String> months = new ArrayList<>();
          for (int month = 3 * quarter - 2; month <= 3 * quarter; month++) {
            months.add(String.format("2024-%02d", month));
          }
          sum(unit, of, "2024Q" + quarter, months);
        }
      }
    }
  }

  private void sum(String unit, String of, String whole, List<String> parts) {
    Expression sum = model.newExpression("periods " + unit + of + whole).level(0);
    parts.forEach(part -> sum.set(variable(unit, part, of), 1));
    sum.set(variable(unit, whole, of), -1);
  }

  /**
   * Hidden counts above 0 for which one whole number is left, or that are shown though they are
   * small.
   */
  List<String> recovered(int limit) {
    List<String> recovered = new ArrayList<>();
    for (Map.Entry<String, Variable> entry : variables.entrySet()) {
      String[] at = entry.getKey().split("\\|");
      double count = year.count(at[0], at[1], at[2]);
      if (count <= 0) {
        continue;
      }
      if (shown.contains(entry.getKey())) {
        if (count < limit) {
          recovered.add(entry.getKey() + " is shown");
        }
        continue;
      }
      entry.getValue().weight(1);
      double low = value(model.minimise(), entry.getValue());
      double high = value(model.maximise(), entry.getValue());
      entry.getValue().weight(null);
      if (Math.ceil(low - 1e-6) >= Math.floor(high + 1e-6)) {
        recovered.add(entry.getKey() + " = " + count);
      }
    }
    return recovered;
  }

  private double value(Optimisation.Result result, Variable variable) {
    if (result.getState() == Optimisation.State.UNBOUNDED) {
      return Double.POSITIVE_INFINITY;
    }
    if (!result.getState().isFeasible()) {
      throw new AssertionError("the shown numbers contradict each other: " + result.getState());
    }
    return result.doubleValue(model.indexOf(variable));
  }
}
