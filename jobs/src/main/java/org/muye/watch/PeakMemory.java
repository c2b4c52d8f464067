package org.muye.watch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most memory that this process has taken so far.
 *
 * @param heapBytes Java heap: the sum of the peaks of its pools, which need not have come at the
 *     same time, so at most that much
 * @param residentBytes memory of the whole process, as Linux tells it; null on other systems
 */
public record PeakMemory(long heapBytes, @Nullable Long residentBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KIB = 1024;

  /** As of now. */
  public static PeakMemory read() {
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.isValid()) {
        heap += pool.getPeakUsage().getUsed();
      }
    }
    return new PeakMemory(heap, resident(STATUS));
  }

  static @Nullable Long resident(Path status) {
    try {
      List<String> lines = Files.readAllLines(status);
      for (String line : lines) {
        if (line.startsWith(PEAK)) {
          return KIB * Long.parseLong(line.substring(PEAK.length()).replace("kB", "").strip());
        }
      }
      return null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }
}
