package org.muye.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Makes spoilt texts of a fixed set of honest ones: mappings, configurations, code lists. */
public final class FuzzedTexts {
  /**
   * An honest text.
   *
   * @param name its file name
   * @param yaml whether it is YAML; a table of commas otherwise
   */
  public record Honest(String name, boolean yaml, String text) {}

  private final long seed;
  private final List<Honest> texts;

  public FuzzedTexts(long seed, List<Honest> texts) {
    this.seed = seed;
    this.texts = List.copyOf(texts);
  }

  /** Expressions as people may write them into a mapping, most of which cannot work. */
  public static List<String> expressions() {
    return OddSettings.EXPRESSIONS;
  }

  /** The text of a number. */
  public FuzzedFile make(long number) {
    SplittableRandom random = FuzzedFiles.random(seed, number);
    Honest honest = OddValues.of(texts, random);
    List<String> done = new ArrayList<>();
    String text = honest.text();
    for (int i = 1 + random.nextInt(3) / 2; i > 0; i--) {
      text =
          honest.yaml()
              ? FuzzedFiles.spoil(YamlMutator.values(), text, random, done)
              : FuzzedFiles.spoil(LineMutator.values(), text, random, done);
    }
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      content = FuzzedFiles.spoil(ByteMutator.values(), content, random, done);
    }
    return new FuzzedFile(
        number, honest.name(), honest.name(), List.copyOf(done), content, OptionalLong.empty());
  }
}
