package org.muye.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.muye.error.UserError;

/** Tries the files of a run one after the other, each within a time. */
public final class FuzzRun {
  /** What a file must come to; anything thrown but a user's error is a defect. */
  @FunctionalInterface
  public interface Trial {
    Tally.Outcome of(FuzzedFile file) throws Exception;
  }

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final LongFunction<FuzzedFile> maker;
  private final Trial trial;

  public FuzzRun(LongFunction<FuzzedFile> maker, Trial trial) {
    this.maker = maker;
    this.trial = trial;
  }

  /** A number for a run, which `-Dmuye.fuzz.NAME=N` replaces. */
  public static long option(String name, long otherwise) {
    return Long.getLong("muye.fuzz." + name, otherwise);
  }

  /** Tries the files from one number up to another; the run ends with the first that hangs. */
  public Tally run(long from, long to) {
    Tally tally = new Tally();
    ExecutorService worker = Executors.newSingleThreadExecutor(FuzzRun::daemon);
    try {
      for (long number = from; number < to; number++) {
        FuzzedFile file = maker.apply(number);
        if (!tried(worker, file, tally)) {
          return tally;
        }
      }
      return tally;
    } finally {
      worker.shutdownNow();
    }
  }

  private boolean tried(ExecutorService worker, FuzzedFile file, Tally tally) {
    Thread[] running = new Thread[1];
    Future<Tally.Outcome> outcome =
        worker.submit(
            () -> {
              running[0] = Thread.currentThread();
              return trial.of(file);
            });
    try {
      tally.add(file, outcome.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      return true;
    } catch (TimeoutException e) {
      tally.fail(file, "is not done after " + LIMIT + ": " + where(running[0].getStackTrace()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UserError error) {
        String wrong = wrongWith(error);
        if (wrong == null) {
          tally.add(file, Tally.Outcome.REFUSED);
        } else {
          tally.fail(file, wrong);
        }
      } else {
        tally.fail(file, cause + " at " + where(cause.getStackTrace()));
      }
      return true;
    }
  }

  /** Why an error is no help to a person, or null. */
  public static String wrongWith(UserError error) {
    boolean says =
        !error.problem().isBlank() && !error.why().isBlank() && !error.remedy().isBlank();
    return says && !error.getMessage().contains("\tat ")
        ? null
        : "says not what, why and what to do: " + error.getMessage();
  }

  private static String where(StackTraceElement[] frames) {
    return String.join(" < ", Arrays.stream(frames).limit(12).map(String::valueOf).toList());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }
}
