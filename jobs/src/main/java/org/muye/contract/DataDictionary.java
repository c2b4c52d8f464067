package org.muye.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The data dictionary, written from the contracts alone. */
public final class DataDictionary {
  private static final List<String> ORDER =
      List.of("gold", "mart", "silver", "bronze", "quarantine", "ops");

  private DataDictionary() {}

  /** The whole dictionary as Markdown; equal catalogues give equal text. */
  public static String markdown(ContractCatalog catalog) {
    StringBuilder out = new StringBuilder();
    out.append("# Data dictionary\n\n")
        .append("Generated from the contracts in `schemas/`; edit those, not this page.\n")
        .append(
            "Class says how much a column tells about a person: direct, quasi, sensitive, free_text"
                + " or safe. Required columns are never NULL; a key column that may be NULL is"
                + " compared null-safe.\n");
    for (String layer : ORDER) {
      for (Contract contract : catalog.contracts()) {
        if (contract.layer().equals(layer)) {
          table(out, contract);
        }
      }
    }
    out.append("\n## Code lists\n\n");
    row(out, List.of("list", "codes", "defined in"));
    row(out, List.of("---", "---", "---"));
    for (String name : catalog.codeLists().names()) {
      CodeList list = catalog.codeLists().get(name);
      String standards =
          list.codes().stream()
              .map(CodeList.Code::standard)
              .distinct()
              .collect(Collectors.joining(", "));
      row(
          out,
          List.of(
              "[" + name + "](../schemas/codelists/" + name + ".csv)",
              Integer.toString(list.size()),
              standards));
    }
    return out.toString();
  }

  private static void table(StringBuilder out, Contract contract) {
    out.append("\n## ").append(contract.id()).append("\n\n");
    out.append("**").append(contract.titleEn()).append("** · ");
    out.append(contract.titleZh()).append("\n\n");
    out.append(contract.purpose()).append("  \n").append(contract.purposeZh()).append("\n\n");
    out.append("- Contract version: ").append(contract.version()).append('\n');
    if (contract.grain() != null) {
      out.append("- One row: ").append(contract.grain()).append('\n');
    }
    out.append("- Key: ").append(String.join(", ", contract.key())).append('\n');
    out.append("- Kept for: ").append(contract.retention().text());
    String since = contract.retention().since();
    out.append(since == null ? "" : " from `" + since + "` on").append('\n');
    if (!contract.limitations().isEmpty()) {
      out.append("- Limits: ").append(contract.limitations()).append('\n');
    }
    out.append('\n');
    row(out, List.of("column", "名称", "type", "required", "class", "code list", "meaning"));
    row(out, List.of("---", "---", "---", "---", "---", "---", "---"));
    for (ContractColumn column : contract.columns()) {
      row(
          out,
          List.of(
              column.name(),
              column.titleZh(),
              column.type(),
              column.required() ? "yes" : "",
              column.piiClass().text(),
              Objects.requireNonNullElse(column.codeList(), ""),
              column.description() + rules(column)));
    }
  }

  private static String rules(ContractColumn column) {
    List<String> rules = new ArrayList<>();
    if (column.minimum() != null) {
      rules.add("at least " + number(column.minimum()));
    }
    if (column.maximum() != null) {
      rules.add("at most " + number(column.maximum()));
    }
    if (column.maxLength() != null) {
      rules.add("at most " + column.maxLength() + " characters");
    }
    return rules.isEmpty() ? "" : " (" + String.join(", ", rules) + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ")
        .append(
            cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
        .append(" |\n");
  }
}
