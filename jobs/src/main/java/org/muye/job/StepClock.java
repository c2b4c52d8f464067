package org.muye.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muye.time.ReportingClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the steps of a run, and passes their beginnings on. */
final class StepClock implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(StepClock.class);
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final Progress listener;
  private final ReportingClock clock;
  private final List<RunReport.StepTime> done = new ArrayList<>();
  private String current = "";
  private Instant startedAt = Instant.EPOCH;
  private long since;

  StepClock(Progress listener, ReportingClock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void step(String name) {
    end();
    current = name;
    startedAt = clock.now();
    since = System.nanoTime();
    LOG.info("step {} begins", name);
    listener.step(name);
  }

  /** Ends the last step and returns those of the run; the next run begins with none. */
  List<RunReport.StepTime> take() {
    end();
    List<RunReport.StepTime> steps = List.copyOf(done);
    done.clear();
    return steps;
  }

  private void end() {
    if (!current.isEmpty()) {
      double seconds = (System.nanoTime() - since) / NANOS;
      done.add(new RunReport.StepTime(current, startedAt, Math.round(seconds * MILLIS) / MILLIS));
      LOG.info("step {} ended", current);
      current = "";
    }
  }
}
