package org.muye.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Makes spoilt files of whole ones whose format has no text, such as Parquet. */
public final class FuzzedBytes {
  private final long seed;
  private final String base;
  private final String ending;
  private final List<byte[]> whole;

  /**
   * A run.
   *
   * @param base how files are described
   * @param ending of their names
   * @param whole whole files
   */
  public FuzzedBytes(long seed, String base, String ending, List<byte[]> whole) {
    this.seed = seed;
    this.base = base;
    this.ending = ending;
    this.whole = List.copyOf(whole);
  }

  /** The file of a number. */
  public FuzzedFile make(long number) {
    SplittableRandom random = FuzzedFiles.random(seed, number);
    byte[] content = OddValues.of(whole, random);
    List<String> done = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      content = FuzzedFiles.spoil(ByteMutator.values(), content, random, done);
    }
    if (done.isEmpty()) {
      done.add("typed values at their limits");
    }
    String name = "f" + number + "_20200115." + ending;
    return new FuzzedFile(number, base, name, List.copyOf(done), content, OptionalLong.empty());
  }
}
