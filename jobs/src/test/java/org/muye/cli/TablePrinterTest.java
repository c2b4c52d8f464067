package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablePrinterTest {
  @Test
  void alignsChineseByDisplayWidth() {
    String table =
        TablePrinter.render(
            List.of("unit", "name", "value"),
            List.of(
                Arrays.asList("410702", "红旗区", 12),
                Arrays.asList("410783", "长垣市（原长垣县）", 3456),
                Arrays.asList("4107", "city", null)));

    assertThat(table)
        .isEqualTo(
            """
            unit    name                value
            ------  ------------------  -----
            410702  红旗区                 12
            410783  长垣市（原长垣县）   3456
            4107    city                    -
            """);
  }

  @Test
  void countsWideNarrowAndInvisible() {
    assertThat(DisplayWidth.of("abc")).isEqualTo(3);
    assertThat(DisplayWidth.of("新乡市")).isEqualTo(6);
    assertThat(DisplayWidth.of("（Ａ）")).isEqualTo(6);
    assertThat(DisplayWidth.of("é")).isEqualTo(1);
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\u200B")).isZero();
    assertThat(DisplayWidth.of("𠀀")).isEqualTo(2);
    assertThat(DisplayWidth.of("ｱ")).isEqualTo(1);
  }

  @Test
  void showsNumbersPlainly() {
    assertThat(cell(1.0)).isEqualTo("1");
    assertThat(cell(0.0)).isEqualTo("0");
    assertThat(cell(-0.000012345678)).isEqualTo("-0.0000123457");
    assertThat(cell(6251929.0)).isEqualTo("6251929");
    assertThat(cell(2.0 / 3)).isEqualTo("0.666667");
    assertThat(cell(new BigDecimal("1.50"))).isEqualTo("1.50");
    assertThat(cell(12345678901L)).isEqualTo("12345678901");
    assertThat(cell(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    assertThat(cell("a\nb\u001B[31mc")).isEqualTo("a b [31mc");
  }

  @Test
  void anEmptyTableIsItsHeader() {
    assertThat(TablePrinter.render(List.of("a", "区县"), List.of())).isEqualTo("a  区县\n-  ----\n");
  }

  private static String cell(Object value) {
    return TablePrinter.render(List.of("x"), List.of(List.of(value)))
        .lines()
        .toList()
        .get(2)
        .strip();
  }
}
