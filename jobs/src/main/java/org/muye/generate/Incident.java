package org.muye.generate;

/**
 * One version of an incident, before a source writes it down. Empty text and Stamp.NONE stand for
 * absent.
 */
final class Incident implements Cloneable {
  String id = "";
  Channel channel = Channel.POLICE;
  long occurredAt;
  boolean dayOnly;
  long reportedAt;
  long knownAt;
  String unitCode = "";
  String unitName = "";
  String town = "";
  String longitude = "";
  String latitude = "";
  String intake = "";
  String feedback = "";
  String nature = "";
  String caseType = "";
  String grade = "";
  String problem = "";
  String area = "";
  boolean valid;
  boolean homicide;
  boolean school;
  boolean line;
  int persons;
  int deaths;
  int injuries;
  String loss = "";
  boolean closed;
  boolean solved;
  long closedAt = Stamp.NONE;
  String dispute = "";
  String mergedInto = "";
  boolean voided;

  enum Channel {
    POLICE,
    HOTLINE,
    GRID
  }

  /** The same incident as a new version to be changed. */
  Incident copy() {
    try {
      return (Incident) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
