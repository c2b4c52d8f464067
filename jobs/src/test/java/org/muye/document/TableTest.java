package org.muye.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("单位", Format.text()),
          Column.of("数值", Format.integer()),
          Column.ofIntervals("区间", Format.decimal(1)),
          Column.of("日期", Format.date()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a/b",
        "a\\b",
        "[a]",
        "a:b",
        "a*",
        "a?",
        "'a",
        "a'",
        "a\nb",
        "123456789012345678901234567890ab"
      })
  void refusesWhatASpreadsheetDoesNotAcceptAsAName(String sheet) {
    assertThatThrownBy(() -> Table.of(sheet, "表", COLUMNS, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"总表", "分表 10", "it's", "1234567890123456789012345678901"})
  void acceptsOtherNames(String sheet) {
    assertThat(Table.of(sheet, "表", COLUMNS, List.of()).sheet()).isEqualTo(sheet);
  }

  @Test
  void acceptsWordsAndAbsentCellsAnywhere() {
    Cell absent = Cell.absent("无数据");
    Cell words = Cell.words("说明");

    assertThat(
            Table.of(
                    "总表",
                    "表",
                    COLUMNS,
                    List.of(
                        Row.of(absent, absent, absent, absent),
                        Row.of(words, words, words, words),
                        Row.of(
                            words, Cell.number(1), Cell.interval(1, 2), Cell.day(LocalDate.EPOCH)),
                        Row.of(Cell.number(3, Format.integer()), absent, absent, absent)))
                .rows())
        .hasSize(4);
  }

  @Test
  void refusesCellsThatDoNotFitTheirColumn() {
    Cell words = Cell.words("");
    for (Row row :
        List.of(
            Row.of(words),
            Row.of(Cell.number(1), words, words, words),
            Row.of(words, Cell.interval(1, 2), words, words),
            Row.of(words, Cell.day(LocalDate.EPOCH), words, words),
            Row.of(words, words, words, Cell.number(1)))) {
      assertThatThrownBy(() -> Table.of("总表", "表", COLUMNS, List.of(row)))
          .as(row.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatThrownBy(() -> Cell.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cell.interval(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cell.absent(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cell.number(1, Format.date()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Format(Format.Kind.INTEGER, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
