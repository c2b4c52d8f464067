package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What nights of a made city bring. The random rows agree in few values, so that corrections and
 * repeats tie many of them.
 */
final class TiedDeliveries {
  static final String INCIDENTS =
      """
      mapping: calls
      version: 1
      record: incident
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        channel: {names: [channel], class: safe}
        at: {names: [at], class: quasi}
        unit: {names: [unit], class: safe}
        kind: {names: [kind], class: safe}
        n: {names: [n], class: safe}
        gone: {names: [gone], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      void: "gone = '1'"
      corrections:
        when: n = '-1'
        same: [at, kind]
        prefer: [unit]
      fields:
        occurred_at: {column: at, patterns: [iso]}
        reported_at: {column: at, patterns: [iso]}
        source_channel: {column: channel}
        unit_code: {column: unit}
        category_final: {column: kind}
        is_valid: {constant: "1"}
      """;

  static final String DISPUTES =
      """
      mapping: disputes
      version: 1
      record: dispute
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        at: {names: [at], class: safe}
        unit: {names: [unit], class: safe}
        resolved: {names: [resolved], class: safe}
        resolved_at: {names: [resolved_at], class: safe}
        stored: {names: [stored], class: safe}
      key: [no]
      known_at: {column: stored, patterns: [iso]}
      fields:
        accepted_at: {column: at, patterns: [iso]}
        unit_code: {column: unit}
        resolved: {column: resolved}
        resolved_at: {column: resolved_at, patterns: [iso]}
      """;

  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  private final Path folder;
  private final Random random = new Random(20250301);

  TiedDeliveries(Path folder) {
    this.folder = folder;
  }

  Path in(String source) throws IOException {
    return Files.createDirectories(folder.resolve(source));
  }

  static Instant day(int night) {
    return START.plus(night, ChronoUnit.DAYS);
  }

  /** Many rows in the first night, then few: new ones, changes of old ones, corrections. */
  void deliver(int night) throws IOException {
    List<String> calls = new ArrayList<>(List.of("no,channel,at,unit,kind,n,gone,stored"));
    List<String> disputes = new ArrayList<>(List.of("no,at,unit,resolved,resolved_at,stored"));
    List<String> log =
        new ArrayList<>(List.of("dispute_id,seq,event,at,actor_level,org_id,ingested_at"));
    int rows = night == 0 ? 400 : 25;
    for (int i = 0; i < rows; i++) {
      Instant stored = day(night).plus(i, ChronoUnit.SECONDS);
      calls.add(
          "c%d,%s,%s,4107%02d,0%d,%d,%d,%s"
              .formatted(
                  night == 0 ? i : random.nextInt(450),
                  random.nextBoolean() ? "110" : "12345",
                  START.minus(1 + random.nextInt(60), ChronoUnit.DAYS),
                  2 + random.nextInt(3),
                  1 + random.nextInt(4),
                  random.nextInt(6) == 0 ? -1 : 1,
                  random.nextInt(10) == 0 ? 1 : 0,
                  stored));
      boolean resolved = random.nextBoolean();
      disputes.add(
          "d%d,%s,4107%02d,%d,%s,%s"
              .formatted(
                  night == 0 ? i : random.nextInt(450),
                  START.minus(10 + random.nextInt(60), ChronoUnit.DAYS),
                  2 + random.nextInt(3),
                  resolved ? 1 : 0,
                  // Some are announced for one of the nights to come.
                  resolved ? START.plus(random.nextInt(12) - 6, ChronoUnit.DAYS) : "",
                  stored));
      if (random.nextInt(3) == 0) {
        log.add(
            "d%d,%d,%s,%s,04,,%s"
                .formatted(
                    random.nextInt(450),
                    1 + night * 1000 + i,
                    List.of("accepted", "resolved", "reopened", "escalated").get(random.nextInt(4)),
                    START.plus(random.nextInt(16) - 8, ChronoUnit.DAYS),
                    stored));
      }
    }
    Files.write(in("calls").resolve("n%d.csv".formatted(night)), calls);
    Files.write(in("disputes").resolve("n%d.csv".formatted(night)), disputes);
    Files.write(in("log").resolve("n%d.csv".formatted(night)), log);
  }
}
