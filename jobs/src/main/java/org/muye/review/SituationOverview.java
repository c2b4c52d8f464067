package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muye.document.Block;
import org.muye.document.Document;
import org.muye.document.Heading;
import org.muye.document.Language;

/**
 * The state of a region after the last night: what came in, the newest quarter on a map and by
 * unit, ranks with how firm they are, alarms since then, levels and data quality. For the office
 * itself, with full figures.
 */
public final class SituationOverview {
  /** Weeks since the quarter began, as judged by the decisive method. */
  public static final String ALARMS = "gold.alarm_week";

  /** The composite index of the quarter. */
  public static final String INDEX = "gold.composite_index";

  private SituationOverview() {}

  /**
   * The overview in one language.
   *
   * @param inputs of the quarter that is shown, with the tables {@link #ALARMS} and {@link #INDEX}
   * @param night the newest nightly run, if there was one
   */
  public static Document document(
      ReviewInputs inputs, Optional<LastNight> night, Language language) {
    ReviewContext context = new ReviewContext(inputs, language, Audience.INTERNAL);
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>(new NightSection(night).blocks(context));
    blocks.add(Heading.numbered(1, words.get("overview.units", words.quarter(context.quarter()))));
    OverallSection.map(context).ifPresent(blocks::add);
    blocks.add(OverallSection.districts(context));
    if (context.values.find("I2", context.root()).isPresent()) {
      blocks.addAll(DistrictRates.blocks(context));
    }
    for (Section section : List.of(new RankSection(), new AlarmSection(), new WarningSection())) {
      blocks.addAll(section.blocks(context));
    }
    blocks.add(Heading.numbered(1, words.get("annex.quality")));
    blocks.add(AnnexSection.quality(context));
    return new Document(
        language,
        words.get("overview.title", context.regionName()),
        List.of(
            words.get("subtitle.as_of", words.day(context.asOf())),
            words.get("overview.quarter", words.quarter(context.quarter()))),
        words.get("mark.internal"),
        context.asOf(),
        blocks);
  }
}
