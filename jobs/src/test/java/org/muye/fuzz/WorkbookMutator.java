package org.muye.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils the parts of a workbook. */
enum WorkbookMutator implements Mutator<MadeWorkbook> {
  ENTITY_BOMB {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      StringBuilder entities = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY e0 \"lol\">");
      for (int i = 1; i < 12; i++) {
        String nine = ("&e" + (i - 1) + ";").repeat(9);
        entities.append("<!ENTITY e").append(i).append(" \"").append(nine).append("\">");
      }
      return sheet(book, "<worksheet", entities + "]><worksheet")
          .sheetReplaced("<is><t>", "<is><t>&e11;");
    }
  },
  HUGE_DIMENSION {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      return sheet(book, "<sheetData>", "<dimension ref=\"A1:ZZZZ99999999\"/><sheetData>");
    }
  },
  ODD_CELL_PLACE {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] places = {"XFD2", "ZZZ2", "ZZZZZZZ2", "A0", "2A", "", "é1", "A1048577", "AAAAA1"};
      String place = places[random.nextInt(places.length)];
      return anywhere(book, "<c r=\"([A-Z]+[0-9]+)\"", "<c r=\"" + place + "\"", random);
    }
  },
  NO_CELL_PLACES {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      book.parts()
          .computeIfPresent(
              MadeWorkbook.SHEET, (name, text) -> text.replaceAll("<c r=\"[A-Z]+[0-9]+\"", "<c"));
      return book;
    }
  },
  ODD_ROW_NUMBER {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] numbers = {"0", "-1", "1", "2", "1048577", "2147483647", "99999999999", "x", ""};
      String number = numbers[random.nextInt(numbers.length)];
      return anywhere(book, "<row r=\"[0-9]+\"", "<row r=\"" + number + "\"", random);
    }
  },
  ODD_CELL_TYPE {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] types = {"s", "b", "e", "str", "d", "n", "x", ""};
      String type = types[random.nextInt(types.length)];
      return anywhere(
          book, "><v>", " t=\"" + type + "\"><v>" + (random.nextBoolean() ? "9" : ""), random);
    }
  },
  FORMULA {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] cells = {
        "<f>1/0</f><v>#DIV/0!</v>",
        "<f>A1</f>",
        "<f>A1+</f><v>7</v>",
        "<f t=\"shared\" si=\"9\"/><v>1</v>",
        "<f>" + "(".repeat(9_000) + "</f><v>1</v>"
      };
      String type = random.nextBoolean() ? " t=\"e\"" : "";
      return anywhere(
          book, "><v>[^<]*</v>", type + ">" + cells[random.nextInt(cells.length)], random);
    }
  },
  MERGED_CELLS {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] ranges = {"A1:C3", "C3:A1", "A1:XFD1048576", "x", ""};
      String range = ranges[random.nextInt(ranges.length)];
      return sheet(
          book,
          "</sheetData>",
          "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"" + range + "\"/></mergeCells>");
    }
  },
  DATE_STYLE {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String[] numbers = {
        "-1", "0", "60", "0.5", "43651.999999", "2958466", "1e300", "NaN", "1e-9"
      };
      String style = random.nextInt(4) == 0 ? "99" : "1";
      String value = numbers[random.nextInt(numbers.length)];
      return anywhere(book, "><v>[^<]*", " s=\"" + style + "\"><v>" + value, random);
    }
  },
  SHARED_STRINGS_MISSING {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String index = random.nextBoolean() ? "5" : "-1";
      return anywhere(book, "><v>[^<]*", " t=\"s\"><v>" + index, random);
    }
  },
  MISSING_PART {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      book.parts().remove(OddValues.of(List.copyOf(book.parts().keySet()), random));
      return book;
    }
  },
  SPOILT_PART {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String part = OddValues.of(List.copyOf(book.parts().keySet()), random);
      String text = book.parts().get(part);
      String piece = OddValues.of(PIECES, random);
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(30));
      book.parts().put(part, text.substring(0, from) + piece + text.substring(to));
      return book;
    }
  },
  OTHER_SHEET_NAME {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      String text = book.parts().get(MadeWorkbook.WORKBOOK);
      if (text != null) {
        book.parts().put(MadeWorkbook.WORKBOOK, text.replaceFirst("name=\"[^\"]*\"", "name=\"x\""));
      }
      return book;
    }
  },
  PART_OUT_OF_THE_ARCHIVE {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      book.parts().put("../../../tmp/muye-fuzz-escape.xml", "<x/>");
      return book;
    }
  },
  NESTED_DEEPLY {
    @Override
    public MadeWorkbook apply(MadeWorkbook book, SplittableRandom random) {
      int depth = random.nextInt(100, 20_000);
      return sheet(book, "<sheetData>", "<x>".repeat(depth) + "<sheetData>");
    }
  };

  private static final List<String> PIECES =
      List.of("", "<", "&", "&#0;", "\"", "]]>", "<!--", "<![CDATA[", "<?", "\u0001", "\ufffe");

  @Override
  public String label() {
    return "workbook: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static MadeWorkbook sheet(MadeWorkbook book, String what, String by) {
    return book.sheetReplaced(what, by);
  }

  private static MadeWorkbook anywhere(
      MadeWorkbook book, String pattern, String by, SplittableRandom random) {
    String text = book.parts().getOrDefault(MadeWorkbook.SHEET, "");
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    int from = random.nextInt(text.length() + 1);
    if (matcher.find(from) || matcher.find(0)) {
      String changed = text.substring(0, matcher.start()) + by + text.substring(matcher.end());
      book.parts().put(MadeWorkbook.SHEET, changed);
    }
    return book;
  }
}
