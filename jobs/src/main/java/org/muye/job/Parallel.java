package org.muye.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/** Runs independent writes at the same time: each spends most of its time on its table's log. */
final class Parallel {
  private static final int THREADS = 4;

  private Parallel() {}

  /** Runs all tasks and waits; the first failure is thrown after all have ended. */
  static void run(List<Runnable> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      RuntimeException failure = null;
      for (Future<?> task : running) {
        RuntimeException failed = failure(task);
        failure = failure == null ? failed : failure;
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      threads.shutdown();
    }
  }

  private static @Nullable RuntimeException failure(Future<?> task) {
    try {
      task.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RuntimeException cause
          ? cause
          : new PipelineBug("a parallel step failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PipelineBug("interrupted while waiting for a parallel step", e);
    }
  }
}
