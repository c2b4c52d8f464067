package org.muye.indicator;

/** The kinds of records that indicators count. */
public enum FactTable {
  INCIDENT,
  DISPUTE,
  TRAINING
}
