package org.muye.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CellWordsTest {
  private static final CellWords CHINESE = CellWords.of(Language.CHINESE);
  private static final CellWords ENGLISH = CellWords.of(Language.ENGLISH);

  @Test
  void writesNumbersInTheirFormat() {
    assertThat(CHINESE.number(1204, Format.integer())).isEqualTo("1,204");
    assertThat(CHINESE.number(1234567.5, Format.decimal(2))).isEqualTo("1,234,567.50");
    assertThat(CHINESE.number(3.456, Format.perTenThousand(2))).isEqualTo("3.46");
    assertThat(CHINESE.number(-0.063, Format.percent(1))).isEqualTo("-6.3%");
    assertThat(CHINESE.number(1, Format.percent(0))).isEqualTo("100%");
    assertThat(ENGLISH.number(0.063, Format.percent(1))).isEqualTo("6.3\u00a0%");
  }

  /** By hand: 2.675 is a little less in binary, and 0.125 is exact; both round up on paper. */
  @Test
  void roundsHalfUpFromTheDecimalsThatAreWritten() {
    assertThat(CHINESE.number(2.675, Format.decimal(2))).isEqualTo("2.68");
    assertThat(CHINESE.number(0.125, Format.decimal(2))).isEqualTo("0.13");
    assertThat(CHINESE.number(0.0825, Format.percent(1))).isEqualTo("8.3%");
    assertThat(CHINESE.number(-2.5, Format.integer())).isEqualTo("-3");
    assertThat(CHINESE.number(-0.0, Format.decimal(1))).isEqualTo("0.0");
    assertThat(CHINESE.number(-0.04, Format.decimal(1))).isEqualTo("0.0");
  }

  @Test
  void writesIntervalsWithOneSign() {
    assertThat(CHINESE.interval(0.87, 1.01, Format.decimal(2))).isEqualTo("0.87–1.01");
    assertThat(CHINESE.interval(0.12, 0.345, Format.percent(1))).isEqualTo("12.0–34.5%");
    assertThat(ENGLISH.interval(0.12, 0.345, Format.percent(1))).isEqualTo("12.0–34.5\u00a0%");
    assertThat(CHINESE.interval(-0.5, -0.2, Format.decimal(1))).isEqualTo("-0.5至-0.2");
    assertThat(ENGLISH.interval(-0.5, -0.2, Format.decimal(1))).isEqualTo("-0.5 to -0.2");
    assertThat(ENGLISH.interval(-0.5, 0.2, Format.decimal(1))).isEqualTo("-0.5–0.2");
  }

  @Test
  void writesDaysAsTheLanguageDoes() {
    assertThat(CHINESE.day(LocalDate.of(2025, 9, 12))).isEqualTo("2025年9月12日");
    assertThat(ENGLISH.day(LocalDate.of(2025, 9, 12))).isEqualTo("12 September 2025");
  }

  @Test
  void prefersTheFormatOfTheCell() {
    Column column = Column.of("数值", Format.decimal(2), "件");

    assertThat(CHINESE.cell(Cell.number(12), column)).isEqualTo("12.00");
    assertThat(CHINESE.cell(Cell.number(12, Format.integer()), column)).isEqualTo("12");
    assertThat(CHINESE.cell(Cell.absent("少于5件，不公布"), column)).isEqualTo("少于5件，不公布");
    assertThat(CHINESE.header(column)).isEqualTo("数值（件）");
    assertThat(ENGLISH.header(column)).isEqualTo("数值 (件)");
    assertThat(CHINESE.header(Column.of("指标", Format.text()))).isEqualTo("指标");
  }

  @Test
  void refusesToWriteNumbersAsWords() {
    assertThatThrownBy(() -> CHINESE.number(1, Format.text()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
