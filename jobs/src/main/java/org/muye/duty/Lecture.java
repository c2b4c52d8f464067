package org.muye.duty;

import java.time.LocalDate;

/**
 * A training session on law or public safety that a leader taught.
 *
 * @param id key of the session
 * @param postId post of the lecturer
 * @param heldOn local day
 */
public record Lecture(String id, String postId, LocalDate heldOn) {}
