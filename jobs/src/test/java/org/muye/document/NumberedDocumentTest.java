package org.muye.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muye.document.NumberedDocument.NumberedBlock;

class NumberedDocumentTest {
  private static final Table MASTER =
      Table.of("总表", "主要指标", List.of(Column.of("指标", Format.text())), List.of());
  private static final Figure TREND =
      new Figure(
          "trend",
          "走势",
          new LineChart(
              "",
              new Axis("", Format.integer()),
              List.of("1"),
              List.of(LineChart.Line.observed("件", Arrays.asList(1.0))),
              List.of(),
              List.of()),
          "上升");

  private static Document document(Language language, Block... blocks) {
    return new Document(language, "报告", List.of(), "", LocalDate.of(2025, 10, 20), List.of(blocks));
  }

  private static List<String> numbers(Document document) {
    return NumberedDocument.of(document).blocks().stream().map(NumberedBlock::number).toList();
  }

  @Test
  void numbersChineseHeadingsAsOfficialPapersDo() {
    assertThat(
            numbers(
                document(
                    Language.CHINESE,
                    Heading.numbered(1, "总体形势"),
                    Heading.numbered(1, "治安形势"),
                    Heading.numbered(2, "走势"),
                    Heading.numbered(3, "甲"),
                    Heading.numbered(3, "乙"),
                    Heading.numbered(2, "类别"),
                    Heading.numbered(3, "丙"),
                    Heading.unnumbered(1, "附件"),
                    Heading.numbered(1, "矛盾纠纷"))))
        .containsExactly("一、", "二、", "（一）", "1.", "2.", "（二）", "1.", "", "三、");
  }

  @Test
  void numbersEnglishHeadingsByDecimals() {
    assertThat(
            numbers(
                document(
                    Language.ENGLISH,
                    Heading.numbered(1, "Overall"),
                    Heading.numbered(2, "Trend"),
                    Heading.numbered(3, "City"),
                    Heading.numbered(2, "Places"),
                    Heading.numbered(1, "Disputes"),
                    Heading.numbered(2, "Intake"))))
        .containsExactly("1", "1.1", "1.1.1", "1.2", "2", "2.1");
  }

  @Test
  void countsTablesAndFiguresApartAndRefersToThem() {
    Document document =
        document(
            Language.CHINESE,
            new Paragraph(
                Paragraph.Kind.BODY,
                Text.of("见").reference("trend").plain("和").reference("总表").strong("。")),
            MASTER,
            TREND);
    NumberedDocument numbered = NumberedDocument.of(document);

    assertThat(numbers(document)).containsExactly("", "表1", "图1");
    assertThat(numbered.words(((Paragraph) document.blocks().get(0)).text())).isEqualTo("见图1和表1。");
    assertThat(numbered.titled("表1", "主要指标")).isEqualTo("表1　主要指标");
    assertThat(numbered.titled("一、", "总体形势")).isEqualTo("一、总体形势");
    assertThat(numbered.titled("", "附件")).isEqualTo("附件");
    assertThat(numbered.item(2)).isEqualTo("（2）");
  }

  @Test
  void speaksOfTablesInEnglish() {
    NumberedDocument numbered = NumberedDocument.of(document(Language.ENGLISH, MASTER, TREND));

    assertThat(numbered.reference(new Text.Reference("总表"))).isEqualTo("Table 1");
    assertThat(numbered.reference(new Text.Reference("trend"))).isEqualTo("Figure 1");
    assertThat(numbered.titled("Table 1", "Indicators")).isEqualTo("Table 1. Indicators");
    assertThat(numbered.titled("1.1", "Trend")).isEqualTo("1.1 Trend");
    assertThat(numbered.item(2)).isEqualTo("2.");
  }

  @Test
  void refusesNamesThatAreNotUniqueAndReferencesToNothing() {
    Table sameInOtherCase = Table.of("a", "A", List.of(Column.of("A", Format.text())), List.of());
    Table upper = Table.of("A", "A", List.of(Column.of("A", Format.text())), List.of());
    Paragraph dangling = new Paragraph(Paragraph.Kind.NOTE, Text.of("见").reference("分表9"));

    assertThatThrownBy(() -> document(Language.CHINESE, TREND, TREND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trend");
    assertThatThrownBy(() -> document(Language.CHINESE, sameInOtherCase, upper))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> document(Language.CHINESE, MASTER, dangling))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("分表9");
  }

  @Test
  void writesNumbersInCharacters() {
    assertThat(IntStream.of(1, 9, 10, 11, 19, 20, 21, 90, 99).mapToObj(ChineseNumber::of))
        .containsExactly("一", "九", "十", "十一", "十九", "二十", "二十一", "九十", "九十九");
    assertThatThrownBy(() -> ChineseNumber.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChineseNumber.of(100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void breaksATitleWhereItSaysSo() {
    Document document =
        new Document(Language.CHINESE, "第三季度\n研判报告", List.of(), "", LocalDate.EPOCH, List.of());

    assertThat(document.titleLines()).containsExactly("第三季度", "研判报告");
    assertThat(document.titleInOneLine()).isEqualTo("第三季度研判报告");
  }
}
