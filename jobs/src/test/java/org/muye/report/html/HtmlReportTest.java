package org.muye.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.report.Markup;
import org.muye.report.SampleDocument;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  @ParameterizedTest
  @EnumSource
  void isOneWellFormedFileThatFetchesNothing(Language language) {
    String html = HtmlReport.of(SampleDocument.in(language));
    org.w3c.dom.Document page = Markup.parse(html);

    assertThat(html).startsWith("<!DOCTYPE html>\n").doesNotContain("@import", "<script", "<link");
    assertThat(Markup.references(html)).isNotEmpty().allMatch(one -> one.startsWith("#"));
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(7);
  }

  @Test
  void everyReferenceLeadsToAnElementAndEveryIdentifierIsUnique() {
    String html = HtmlReport.of(SampleDocument.in(Language.CHINESE));
    NodeList all = Markup.parse(html).getElementsByTagName("*");
    List<String> identifiers =
        IntStream.range(0, all.getLength())
            .mapToObj(i -> ((Element) all.item(i)).getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();

    assertThat(identifiers).doesNotHaveDuplicates();
    assertThat(identifiers)
        .containsAll(Markup.references(html).stream().map(one -> one.substring(1)).toList());
  }

  @Test
  void saysWhatTheDocumentSays() {
    String html = HtmlReport.of(SampleDocument.in(Language.CHINESE));

    assertThat(html)
        .contains("<title>示例市2025年第三季度平安建设形势研判报告</title>")
        .contains("<p class=\"mark\">内部资料　暂定</p>")
        .contains("<h2 id=\"part-1\">一、总体形势</h2>")
        .contains(">表1　三季度主要指标</figcaption>")
        .contains("<td class=\"number\">1,137–1,274</td>")
        .contains("<td class=\"number absent\">少于5件，不公布</td>")
        .contains("<tr class=\"highlight\">")
        .contains("<span class=\"number\">（1）</span>");
  }

  @Test
  void escapesWhatIsMarkup() {
    Document document =
        new Document(
            Language.ENGLISH,
            "A & <b>",
            List.of(),
            "",
            LocalDate.EPOCH,
            List.of(Paragraph.body("<script>alert(1)</script>")));

    assertThat(HtmlReport.of(document))
        .contains("A &amp; &lt;b&gt;")
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "class=\"mark\"");
  }
}
