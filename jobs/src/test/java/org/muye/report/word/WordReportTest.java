package org.muye.report.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.report.SampleDocument;

class WordReportTest {
  private static final WordTemplate SHIPPED = WordTemplate.shipped();
  private static XWPFDocument word;

  @BeforeAll
  static void render() throws IOException {
    word = read(WordReport.of(SampleDocument.in(Language.CHINESE), SHIPPED));
  }

  @AfterAll
  static void close() throws IOException {
    word.close();
  }

  private static XWPFDocument read(byte[] bytes) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(bytes));
  }

  private static WordTemplate edited(Consumer<XWPFDocument> edit) {
    try (XWPFDocument template = read(SHIPPED.content())) {
      edit.accept(template);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      template.write(bytes);
      return new WordTemplate("edited.docx", bytes.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static XWPFParagraph paragraph(XWPFDocument word, String text) {
    return word.getParagraphs().stream()
        .filter(paragraph -> paragraph.getText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no paragraph " + text));
  }

  private static String style(String text) {
    return word.getStyles().getStyle(paragraph(word, text).getStyle()).getName();
  }

  @Test
  void setsEachBlockInItsStyle() {
    assertThat(style("示例市2025年第三季度\n平安建设形势研判报告")).isEqualTo("Title");
    assertThat(style("数据截止2025年10月20日")).isEqualTo("Subtitle");
    assertThat(style("一、总体形势")).isEqualTo("heading 1");
    assertThat(style("（一）警情走势")).isEqualTo("heading 2");
    assertThat(style("1.各地差异")).isEqualTo("heading 3");
    assertThat(style("警情数量与上年同期基本持平，差异不显著。夜间（22时至次日6时）占31.2%，与上季度相近。")).isEqualTo("Body Text");
    assertThat(style("本季度尚未结束。各项数字截至9月12日，按同期天数比较。")).isEqualTo("Review Warning");
    assertThat(style("表1　三季度主要指标")).isEqualTo("Table Caption");
    assertThat(style("图2　有效警情及预测")).isEqualTo("Figure Caption");
    assertThat(style("注：预测区间未计入政策变化。")).isEqualTo("Review Note");
    assertThat(paragraph(word, "五、问题清单与整改建议").isPageBreak()).isTrue();
    assertThat(paragraph(word, "四、下季度展望").isPageBreak()).isFalse();
  }

  @Test
  void writesReferencesAsLinksAndLeavesNoPlaceholder() {
    String all =
        String.join("\n", word.getParagraphs().stream().map(XWPFParagraph::getText).toList());

    assertThat(all).contains("各项主要指标见表1，各县（市、区）分布见图1。").doesNotContain("{{");
    assertThat(word.getDocument().xmlText()).contains("w:anchor=\"part_4\"");
    assertThat(word.getHeaderList().get(0).getText().strip()).isEqualTo("内部资料　暂定");
  }

  @Test
  void fillsTables() {
    XWPFTable table = word.getTables().get(0);

    assertThat(word.getTables()).hasSize(3);
    assertThat(table.getRow(0).getTableCells().stream().map(cell -> cell.getText()))
        .containsExactly("指标", "数值", "95%区间", "同比率比", "上年同期（件）", "提示等级");
    assertThat(table.getRow(0).isRepeatHeader()).isTrue();
    assertThat(table.getRow(3).getTableCells().stream().map(cell -> cell.getText()))
        .containsExactly("按期化解率", "91.3%", "89.0–93.0%", "基数较小，不计算", "少于5件，不公布", "=1+1");
    assertThat(table.getRow(2).getCell(0).getParagraphs().get(0).getRuns().get(0).isBold())
        .isTrue();
    assertThat(table.getRow(3).getCell(0).getParagraphs().get(0).isKeepNext()).isTrue();
    assertThat(table.getRow(4).getCell(0).getParagraphs().get(0).isKeepNext()).isFalse();
    // 156 mm less what whole twips leave over.
    assertThat(table.getWidth()).isBetween(8840, 8850);
  }

  @Test
  void drawsChartsAsPngAndSvgWithTheirAlternative() {
    List<XWPFPictureData> pictures = word.getAllPictures();
    String xml = word.getDocument().xmlText();

    assertThat(pictures).hasSize(14);
    assertThat(pictures.stream().filter(one -> one.getFileName().endsWith(".svg"))).hasSize(7);
    assertThat(xml).contains("svgBlip").contains("descr=\"近两年在350件至520件之间，下季度预测为470件。\"");
  }

  @Test
  void keepsWhatTheOfficeAddedToTheTemplate() throws IOException {
    WordTemplate template =
        edited(
            document -> {
              document.createParagraph().createRun().setText("签发：");
              // Word splits words into runs as it likes.
              XWPFParagraph body = paragraph(document, "{{body}}");
              body.getRuns().get(0).setText("{{bo", 0);
              body.createRun().setText("dy}}");
            });

    try (XWPFDocument made = read(WordReport.of(SampleDocument.in(Language.ENGLISH), template))) {
      assertThat(paragraph(made, "签发：")).isNotNull();
      assertThat(paragraph(made, "1 Overall situation")).isNotNull();
    }
  }

  @Test
  void namesEveryMissingPlaceholderAndStyle() {
    WordTemplate template =
        edited(
            document -> {
              document.removeBodyElement(
                  document.getPosOfParagraph(paragraph(document, "{{subtitle}}")));
              document
                  .getHeaderList()
                  .get(0)
                  .getParagraphs()
                  .get(0)
                  .getRuns()
                  .get(0)
                  .setText("", 0);
              document
                  .getStyles()
                  .getStyleWithName("Review Note")
                  .getCTStyle()
                  .getName()
                  .setVal("x");
              document
                  .getStyles()
                  .getStyleWithName("Review Table")
                  .getCTStyle()
                  .getName()
                  .setVal("y");
            });

    assertThatThrownBy(() -> WordReport.of(SampleDocument.in(Language.CHINESE), template))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("edited.docx")
        .hasMessageContaining("{{subtitle}}")
        .hasMessageContaining("{{mark}}")
        .hasMessageContaining("no paragraph style \"Review Note\"")
        .hasMessageContaining("no table style \"Review Table\"")
        .hasMessageContaining("schemas/reports/README.md");
  }

  @Test
  void refusesWhatIsNoWordFile() {
    WordTemplate template = new WordTemplate("notes.txt", "text".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> WordReport.of(SampleDocument.in(Language.CHINESE), template))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("docx");
    assertThatThrownBy(() -> WordTemplate.read(Path.of("no-such-template.docx")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no-such-template.docx");
  }
}
