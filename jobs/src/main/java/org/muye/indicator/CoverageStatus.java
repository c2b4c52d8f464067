package org.muye.indicator;

/** Why the coverage of venues is missing, or what a reader must know of a row of coverage. */
public enum CoverageStatus {
  /** The region has no register of venues, so that there is no coverage. */
  NO_REGISTER("无场所名册", "there is no register of venues"),
  /** The register holds no venue of the kind in the unit. */
  NONE_REGISTERED("名册无此类场所", "the register holds no venue of the kind"),
  /** Some session was held at a venue that is not on the register of its unit and kind. */
  VENUE_NOT_REGISTERED("有场所未在名册", "some venue is not on the register"),
  /** Some session does not name its venue, so that more venues may have been reached. */
  VENUE_NOT_NAMED("有场次未注明场所", "some session does not name its venue"),
  /** No session taught the skill. */
  GAP("尚未开展", "no session taught the skill");

  private final String zh;
  private final String en;

  CoverageStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** For Chinese readers. */
  public String zh() {
    return zh;
  }

  /** For English readers. */
  public String en() {
    return en;
  }
}
