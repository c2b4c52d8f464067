package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import org.muye.document.Block;
import org.muye.document.Document;
import org.muye.document.Language;

/** The quarterly situation review (平安建设形势研判) as a document. */
public final class SituationReview {
  private SituationReview() {}

  /** The review in one language for one audience. The same inputs give the same document. */
  public static Document document(
      ReviewInputs inputs, List<Finding> findings, Language language, Audience audience) {
    ReviewContext context = new ReviewContext(inputs, language, audience);
    ReviewWords words = context.words;
    List<Block> chapters = new ArrayList<>();
    for (Section section :
        List.of(
            new OverallSection(),
            new PublicOrderSection(),
            new DisputeSection(),
            new WarningSection(),
            new OutlookSection(),
            new DutySection(),
            new TrainingSection(),
            new FourIsationSection(),
            new FindingSection(findings))) {
      chapters.addAll(section.blocks(context));
    }
    LongTables parted = LongTables.takenOutOf(chapters, words);
    List<Block> blocks = new ArrayList<>(parted.chapters());
    blocks.addAll(new AnnexSection(parted.tables()).blocks(context));
    List<String> subtitles = new ArrayList<>();
    subtitles.add(words.get("subtitle.as_of", words.day(context.asOf())));
    subtitles.add(
        words.get(
            "subtitle.release",
            words.get("release." + inputs.header().release()),
            inputs.header().definitions()));
    List<String> marks = new ArrayList<>();
    if (!context.isPublic()) {
      marks.add(words.get("mark.internal"));
    }
    if (inputs.header().isProvisional()) {
      marks.add(words.get("mark.provisional"));
    }
    return new Document(
        language,
        words.get("title", context.regionName(), words.quarter(context.quarter())),
        subtitles,
        String.join(words.get("mark.separator"), marks),
        context.asOf(),
        blocks);
  }
}
