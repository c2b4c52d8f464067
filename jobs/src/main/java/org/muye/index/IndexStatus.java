package org.muye.index;

/** What a reader of an index must know. */
public enum IndexStatus {
  /** The unit has no value of the component in the quarter. */
  MISSING,
  /** The stock cannot be divided by residents: their number is missing. */
  NO_POP,
  /** The value lies beyond a goalpost and scores as if it lay on it. */
  CLAMPED,
  /** All units have the same value, which says nothing about their ranks. */
  ZERO_RANGE,
  /** The quarter is open, and its rate projected to the whole quarter by its days. */
  PROJECTED,
  /** A component is missing, and the weights of the others are raised. */
  REWEIGHTED,
  /** Too few components have values: there is no index. */
  TOO_FEW_COMPONENTS
}
