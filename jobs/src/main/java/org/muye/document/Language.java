package org.muye.document;

/** The language of a document: how its parts are numbered and named. */
public enum Language {
  /** Simplified Chinese. */
  CHINESE("zh-CN"),
  /** English. */
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language tag of BCP 47, such as {@code zh-CN}. */
  public String tag() {
    return tag;
  }
}
