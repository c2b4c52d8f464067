package org.muye.report.word;

import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Words of paragraphs. */
final class Runs {
  private Runs() {}

  /** Puts other words in place of all there are, in the look of the first of them. */
  static void replace(XWPFParagraph paragraph, String words) {
    replace(paragraph, List.of(words));
  }

  /** The same with a line break between each two. */
  static void replace(XWPFParagraph paragraph, List<String> lines) {
    for (int i = paragraph.getRuns().size() - 1; i > 0; i--) {
      paragraph.removeRun(i);
    }
    XWPFRun run =
        paragraph.getRuns().isEmpty() ? paragraph.createRun() : paragraph.getRuns().get(0);
    run.setText(lines.get(0), 0);
    for (String line : lines.subList(1, lines.size())) {
      run.addBreak();
      run.setText(line);
    }
  }

  /** Adds words behind those there are. */
  static XWPFRun add(XWPFParagraph paragraph, String words) {
    XWPFRun run = paragraph.createRun();
    run.setText(words);
    return run;
  }
}
