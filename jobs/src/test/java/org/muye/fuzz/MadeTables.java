package org.muye.fuzz;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.muye.config.SourceMapping;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractColumn;

/** Small honest tables for any mapping: each field holds what its contract asks for. */
final class MadeTables {
  private static final LocalDateTime FIRST = LocalDateTime.of(2019, 7, 5, 8, 20);

  private final CodeLists codeLists;

  MadeTables(CodeLists codeLists) {
    this.codeLists = codeLists;
  }

  /** A table under the header names that the mapping knows first. */
  Table of(SourceMapping mapping, List<ContractColumn> columns, SplittableRandom random) {
    Map<String, ContractColumn> contract = new HashMap<>();
    columns.forEach(column -> contract.put(column.name(), column));
    List<String> header = new ArrayList<>();
    mapping
        .columns()
        .forEach(
            (key, column) -> header.add(column.names().isEmpty() ? key : column.names().get(0)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = random.nextInt(3, 13); i > 0; i--) {
      List<String> row = new ArrayList<>();
      for (String key : mapping.columns().keySet()) {
        row.add(value(mapping, contract, key, rows.size(), random));
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }

  private String value(
      SourceMapping mapping,
      Map<String, ContractColumn> contract,
      String key,
      int row,
      SplittableRandom random) {
    if (mapping.key().contains(key)) {
      return "N" + random.nextInt(10_000) + row;
    }
    SourceMapping.KnownAt known = mapping.knownAt();
    if (known != null && key.equals(known.column())) {
      return moment(known.patterns().get(0), random);
    }
    for (Map.Entry<String, SourceMapping.Field> field : mapping.fields().entrySet()) {
      if (key.equals(field.getValue().column())) {
        ContractColumn column = contract.get(field.getKey());
        return column == null ? "x" : value(field.getValue(), column, random);
      }
    }
    return random.nextInt(4) == 0 ? "" : "某处" + random.nextInt(100);
  }

  private String value(SourceMapping.Field rule, ContractColumn column, SplittableRandom random) {
    if (rule.hmac() != null) {
      // The example of GB 11643-1999, annex: a number with a right check character.
      return "11010519491231002X";
    }
    if (!rule.translate().isEmpty() && random.nextInt(8) > 0) {
      return OddValues.of(List.copyOf(rule.translate().keySet()), random);
    }
    if (column.name().equals("unit_code")) {
      return random.nextInt(8) == 0 ? "410728" : "410702";
    }
    String list = rule.codeList() != null ? rule.codeList() : column.codeList();
    if (list != null && codeLists.has(list)) {
      return OddValues.of(List.copyOf(codeLists.get(list).codes()), random).code();
    }
    return switch (column.type()) {
      case "date", "timestamp" -> moment(OddValues.of(rule.patterns(), random), random);
      case "boolean" -> random.nextBoolean() ? "1" : "否";
      case "int", "bigint" -> column.name().equals("year") ? "2019" : "" + random.nextInt(50);
      case "string" -> random.nextInt(5) == 0 ? "" : "甲" + random.nextInt(100);
      default -> random.nextInt(100) + ".5";
    };
  }

  private static String moment(String pattern, SplittableRandom random) {
    LocalDateTime time = FIRST.plusHours(random.nextInt(20_000) / 10);
    return switch (pattern) {
      case "iso" -> time.toString() + ":00";
      case "excel-serial" -> "43651.5";
      case "epoch-seconds" -> "1562314800";
      default -> formatted(pattern, time);
    };
  }

  private static String formatted(String pattern, LocalDateTime time) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    } catch (DateTimeException e) {
      // The pattern asks for a zone.
      return time.toString();
    }
  }
}
