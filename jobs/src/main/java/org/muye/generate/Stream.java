package org.muye.generate;

/** First keys of the random streams: one per question, so that no answer moves another. */
final class Stream {
  static final long UNIT = 1;
  static final long OUTBREAK = 2;
  static final long INCIDENT = 3;
  static final long DISPUTE = 4;
  static final long INCIDENT_WEEK = 5;
  static final long DISPUTE_WEEK = 6;
  static final long LATE_WEEK = 7;
  static final long DELIVERY = 8;
  static final long DIRT = 9;
  static final long TRAINING = 10;
  static final long DUTY = 11;
  static final long WRITING = 12;

  private Stream() {}
}
