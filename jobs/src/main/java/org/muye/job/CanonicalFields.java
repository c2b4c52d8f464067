package org.muye.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muye.config.CanonicalField;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;

/** The fields that mappings may fill. */
public final class CanonicalFields {
  private static final Set<String> TECHNICAL =
      Set.of(
          "unit_id",
          "territory_unit_id",
          "subunit_id",
          "event_date",
          "is_deleted",
          "record_version",
          "known_at",
          "known_at_basis",
          "issues",
          "source",
          "mapping",
          "file_sha256",
          "row_number",
          "run_id",
          "content_hash",
          "category_effective",
          "correction",
          "correction_key",
          "correction_prefer",
          "account_basis");

  private CanonicalFields() {}

  /** By record type: the columns of the version contracts less technical ones. */
  public static Map<String, List<CanonicalField>> of(ContractCatalog contracts) {
    Map<String, List<CanonicalField>> fields = new LinkedHashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      List<CanonicalField> ofRecord = new ArrayList<>();
      for (ContractColumn column : contracts.get(kind.versionTable()).columns()) {
        if (!TECHNICAL.contains(column.name())) {
          ofRecord.add(new CanonicalField(column.name(), kindOf(column.type()), column.required()));
        }
      }
      fields.put(kind.recordName(), ofRecord);
    }
    return fields;
  }

  private static String kindOf(String type) {
    return switch (type) {
      case "int", "bigint" -> "integer";
      case "boolean", "date", "timestamp", "string" -> type;
      default -> "decimal";
    };
  }
}
