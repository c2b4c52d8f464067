package org.muye.review;

/** Who reads a review. */
public enum Audience {
  /** The leadership meeting: full figures, marked as internal on every page. */
  INTERNAL,
  /** Everybody: small counts are not shown. */
  PUBLIC
}
