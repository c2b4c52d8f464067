package org.muye.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Spoils cells, rows and columns of a table. */
enum CellMutator implements Mutator<Table> {
  ODD_DATE {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      return withCell(table, OddValues.of(OddValues.DATES, random), random);
    }
  },
  ODD_NUMBER {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      return withCell(table, OddValues.of(OddValues.NUMBERS, random), random);
    }
  },
  ODD_CHARACTERS {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      return withCell(table, OddValues.of(OddValues.CHARACTERS, random), random);
    }
  },
  ODD_COLUMN {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      int column = random.nextInt(table.header().size());
      table.rows().stream()
          .filter(row -> column < row.size())
          .forEach(row -> row.set(column, OddValues.any(random)));
      return table;
    }
  },
  LINE_END_IN_CELL {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      return withCell(table, "一行\r\n\"二\"行\n三行", random);
    }
  },
  BLANK_CELLS {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      List<String> row = row(table, random);
      row.replaceAll(field -> random.nextInt(3) == 0 ? "" : field);
      return table;
    }
  },
  BLANK_ROW {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      row(table, random).replaceAll(field -> random.nextBoolean() ? "" : " 　");
      return table;
    }
  },
  REPEATED_ROW {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      table.rows().add(new ArrayList<>(row(table, random)));
      return table;
    }
  },
  REPEATED_KEY {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      List<String> copy = new ArrayList<>(row(table, random));
      copy.set(random.nextInt(copy.size()), "1");
      table.rows().add(copy);
      return table;
    }
  },
  REPEATED_HEADER {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      table.rows().add(random.nextInt(table.rows().size() + 1), new ArrayList<>(table.header()));
      return table;
    }
  },
  DUPLICATE_NAME {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      table
          .header()
          .set(
              random.nextInt(table.header().size()),
              table.header().get(random.nextInt(table.header().size())));
      return table;
    }
  },
  UNKNOWN_NAME {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      table.header().set(random.nextInt(table.header().size()), OddValues.any(random));
      return table;
    }
  },
  EXTRA_COLUMN {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      int at = random.nextInt(table.header().size() + 1);
      table.header().add(at, random.nextBoolean() ? "" : "多余");
      table.rows().forEach(row -> row.add(Math.min(at, row.size()), OddValues.any(random)));
      return table;
    }
  },
  MISSING_COLUMN {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      if (table.header().size() > 1) {
        int at = random.nextInt(table.header().size());
        table.header().remove(at);
        table.rows().stream().filter(row -> row.size() > at).forEach(row -> row.remove(at));
      }
      return table;
    }
  },
  SHUFFLED_COLUMNS {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      int a = random.nextInt(table.header().size());
      int b = random.nextInt(table.header().size());
      Collections.swap(table.header(), a, b);
      table.rows().stream()
          .filter(row -> row.size() > Math.max(a, b))
          .forEach(row -> Collections.swap(row, a, b));
      return table;
    }
  },
  LONGER_ROW {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      List<String> row = row(table, random);
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        row.add(random.nextInt(3) == 0 ? "" : OddValues.any(random));
      }
      return table;
    }
  },
  SHORTER_ROW {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      List<String> row = row(table, random);
      row.subList(random.nextInt(1, row.size() + 1), row.size()).clear();
      return table;
    }
  },
  HEADER_ONLY {
    @Override
    public Table apply(Table table, SplittableRandom random) {
      table.rows().clear();
      return table;
    }
  };

  @Override
  public String label() {
    return "cells: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<String> row(Table table, SplittableRandom random) {
    if (table.rows().isEmpty()) {
      table.rows().add(new ArrayList<>(table.header()));
    }
    return OddValues.of(table.rows(), random);
  }

  private static Table withCell(Table table, String value, SplittableRandom random) {
    List<String> row = row(table, random);
    row.set(random.nextInt(row.size()), value);
    return table;
  }
}
