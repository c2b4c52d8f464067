package org.muye.document;

import java.util.List;

/** How a language numbers the parts of a document. */
sealed interface Numbering permits Numbering.Chinese, Numbering.English {
  /** The numbering of a language. */
  static Numbering of(Language language) {
    return switch (language) {
      case CHINESE -> new Chinese();
      case ENGLISH -> new English();
    };
  }

  /** The number of a heading, from the counts of its level and those above. */
  String heading(List<Integer> counts, int level);

  String table(int number);

  String figure(int number);

  String item(int number);

  /** Puts a number in front of the words of a heading or caption; an empty number adds nothing. */
  String titled(String number, String words);

  /** 一、 then （一） then 1. as official papers have it (GB/T 9704-2012, 7.3.3). */
  record Chinese() implements Numbering {
    @Override
    public String heading(List<Integer> counts, int level) {
      int count = counts.get(level - 1);
      return switch (level) {
        case 1 -> ChineseNumber.of(count) + "、";
        case 2 -> "（" + ChineseNumber.of(count) + "）";
        default -> count + ".";
      };
    }

    @Override
    public String table(int number) {
      return "表" + number;
    }

    @Override
    public String figure(int number) {
      return "图" + number;
    }

    @Override
    public String item(int number) {
      return "（" + number + "）";
    }

    @Override
    public String titled(String number, String words) {
      // 一、 and （一） and 1. join the words; 表1 stands apart.
      boolean joined = number.isEmpty() || "、）.".indexOf(number.charAt(number.length() - 1)) >= 0;
      return joined ? number + words : number + "\u3000" + words;
    }
  }

  /** 1, then 1.1, then 1.1.1. */
  record English() implements Numbering {
    @Override
    public String heading(List<Integer> counts, int level) {
      StringBuilder number = new StringBuilder();
      for (int above = 0; above < level; above++) {
        number.append(above == 0 ? "" : ".").append(counts.get(above));
      }
      return number.toString();
    }

    @Override
    public String table(int number) {
      return "Table " + number;
    }

    @Override
    public String figure(int number) {
      return "Figure " + number;
    }

    @Override
    public String item(int number) {
      return number + ".";
    }

    @Override
    public String titled(String number, String words) {
      if (number.isEmpty()) {
        return words;
      }
      return Character.isLetter(number.charAt(0)) ? number + ". " + words : number + " " + words;
    }
  }
}
