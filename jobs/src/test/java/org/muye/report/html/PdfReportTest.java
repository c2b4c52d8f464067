package org.muye.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.util.Diagnostic;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.report.SampleDocument;

class PdfReportTest {
  private static final List<Diagnostic> DIAGNOSTICS = new ArrayList<>();
  private static PDDocument pdf;

  @BeforeAll
  static void render() throws IOException {
    pdf = Loader.loadPDF(PdfReport.of(SampleDocument.in(Language.CHINESE), DIAGNOSTICS::add));
  }

  @AfterAll
  static void close() throws IOException {
    pdf.close();
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  @Test
  void itsChineseTextCanBeExtracted() throws IOException {
    assertThat(text(pdf))
        .contains("一、总体形势")
        .contains("（一）警情走势")
        .contains("表1　三季度主要指标")
        .contains("少于5件，不公布")
        .contains("1,137–1,274");
  }

  @Test
  void everyPageBearsTheMarkAndItsNumber() throws IOException {
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      assertThat(stripper.getText(pdf)).contains("内部资料　暂定").contains("—" + page + "—");
    }
  }

  @Test
  void everyFontIsEmbedded() throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      collect(page.getResources(), fonts);
    }

    assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
    assertThat(fonts).allMatch(font -> font.getName().contains("+Muye"));
  }

  private static void collect(PDResources resources, List<PDFont> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDFormXObject form && form.getResources() != null) {
        collect(form.getResources(), fonts);
      }
    }
  }

  @Test
  void headingsAreBookmarks() {
    List<String> chapters = new ArrayList<>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      chapters.add(item.getTitle());
    }

    assertThat(chapters)
        .containsExactly("一、总体形势", "二、治安形势", "三、矛盾纠纷", "四、下季度展望", "五、问题清单与整改建议", "附件");
    PDOutlineItem order =
        pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getNextSibling();
    assertThat(order.getFirstChild().getTitle()).isEqualTo("（一）警情走势");
    assertThat(order.getFirstChild().getFirstChild().getTitle()).isEqualTo("1.各地差异");
  }

  @Test
  void isA4WithTitleAndLanguageAndWithoutAClock() {
    assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
    assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
    assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
    assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("示例市2025年第三季度平安建设形势研判报告");
    assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
        .isEqualTo("2025-10-20T00:00:00Z");
  }

  @Test
  void theRendererHasNothingToComplainOf() {
    assertThat(DIAGNOSTICS).isNotEmpty();
    assertThat(DIAGNOSTICS)
        .filteredOn(one -> one.getLevel().intValue() >= Level.WARNING.intValue())
        .extracting(Diagnostic::getFormattedMessage)
        .isEmpty();
  }

  /** 𠮷 lies beyond the Basic Multilingual Plane, for which the fonts have nothing. */
  @Test
  void showsTheSignForAMissingCharacter() throws IOException {
    Document document =
        new Document(
            Language.CHINESE,
            "报告",
            List.of(),
            "",
            LocalDate.EPOCH,
            List.of(Paragraph.body("姓𠮷名喆瞭，单位堌堆村")));

    try (PDDocument small = Loader.loadPDF(PdfReport.of(document))) {
      assertThat(text(small)).contains("姓〓名喆瞭，单位堌堆村");
    }
  }
}
