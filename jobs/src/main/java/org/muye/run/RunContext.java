package org.muye.run;

import java.io.Serializable;
import java.time.Instant;
import org.muye.time.AsOf;

/**
 * What identifies a run.
 *
 * @param runId sorts by start: UTC time and a random suffix
 * @param command the command that was called
 * @param startedAt when it started
 * @param asOf the day whose knowledge results show
 */
public record RunContext(String runId, String command, Instant startedAt, AsOf asOf)
    implements Serializable {}
