package org.muye.generate;

/**
 * A line of the dispute log.
 *
 * @param level level of the actor (GB/T 31000 5.2)
 * @param knownAt when the log received the line
 */
record DisputeEvent(
    String dispute, int seq, String event, long at, String level, String org, long knownAt) {}
