package org.muye.generate;

/** What is fixed about a dispute from its acceptance on. */
record Dispute(
    String id,
    String unitId,
    String unitCode,
    String town,
    long occurredOn,
    long detectedAt,
    long acceptedAt,
    String scale,
    String category,
    int persons,
    String partyCategory,
    int person,
    boolean wrongCheckDigit,
    String discovery,
    long deadlineOn,
    String longitude,
    String latitude) {}
