package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muye.config.SourceMapping;

/** Every kind of source, with the same canaries in each column that may hold text or a person. */
final class CanarySources {
  private static final String NAME = "欧阳金丝雀";
  private static final String ADDRESS = "金丝雀巷七号院三单元";
  private static final String PHONE = "13900001111";

  /** Right by the check digit, but no district has the code 410799. */
  private static final String NUMBER = "410799190001010013";

  private static final String CANARY = NAME + "住" + ADDRESS + "电话" + PHONE + "证件" + NUMBER;

  /** What must be nowhere but in bronze and the quarantine. */
  static final List<String> CANARIES = List.of(NAME, ADDRESS, PHONE, NUMBER);

  private static final String DAY = "2019-08-01";
  private static final String ISO = DAY + "T09:00:00+08:00";

  /** One kind of source: the values a record cannot do without, by column of its mapping. */
  record Kind(String mapping, String record, String file, Map<String, String> values) {}

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "gbt31000-table30",
              "dispute",
              "t30.csv",
              Map.of(
                  "occurred", "20190801",
                  "category", "0101",
                  "id_number", NUMBER,
                  "party_kind", "0199",
                  "dispute_no", "J1",
                  "accepted", DAY + " 09:00:00",
                  "unit", "410702",
                  "stored", DAY + " 10:00:00")),
          new Kind(
              "canonical-dispute",
              "dispute",
              "dispute.csv",
              Map.of(
                  "dispute_id", "J2",
                  "accepted_at", ISO,
                  "dispute_category", "0101",
                  "unit_code", "410702",
                  "ingested_at", ISO)),
          new Kind(
              "canonical-incident",
              "incident",
              "incident.csv",
              Map.of(
                  "incident_id", "I1",
                  "source_channel", "110",
                  "occurred_at", ISO,
                  "category_intake", "02",
                  "unit_code", "410702",
                  "ingested_at", ISO)),
          new Kind(
              "police-110",
              "incident",
              "police.csv",
              Map.of(
                  "call_no", "P1",
                  "reported", DAY + " 09:00:00",
                  "occurred", DAY + " 08:00:00",
                  "unit", "410702",
                  "intake", "02",
                  "valid", "是",
                  "state", "处置中",
                  "stored", DAY + " 10:00:00")),
          new Kind(
              "hotline-12345",
              "incident",
              "hotline.jsonl",
              Map.of(
                  "order_no", "H1",
                  "called", ISO,
                  "occurred", ISO,
                  "unit", "410702",
                  "intake", "纠纷",
                  "valid", "是",
                  "state", "办理中",
                  "updated", ISO)),
          new Kind(
              "grid-events",
              "incident",
              "grid_20190802.xlsx",
              Map.of(
                  "event_no", "G1",
                  "occurred", DAY + " 08:00:00",
                  "district", "红旗区",
                  "intake", "纠纷",
                  "final", "纠纷",
                  "valid", "是",
                  "state", "处理中")),
          // Of units that this region has not: the city's records all the same.
          new Kind(
              "st-louis-crime",
              "incident",
              "st-louis.csv",
              Map.of(
                  "complaint", "19-1",
                  "coded_month", "2019-07",
                  "date_occur", "7/5/2019 10:00",
                  "flag_crime", "Y",
                  "count", "1",
                  "crime", "10000",
                  "district", "1",
                  "neighborhood", "1")),
          new Kind(
              "chicago-complaints",
              "dispute",
              "chicago.csv",
              Map.of(
                  "cr_id", "C1",
                  "complaint_date", DAY,
                  "incident_date", DAY,
                  "current_status", "PENDING INVESTIGATION",
                  "beat", "111")),
          new Kind(
              "pingshan-disputes",
              "dispute",
              "pingshan-disputes.csv",
              Map.of(
                  "rec_id", "R1",
                  "create_time", DAY + " 09:00:00",
                  "event_type_name", "市容环卫",
                  "event_property_name", "投诉",
                  "event_src_name", "@坪山",
                  "street_id", "101")),
          new Kind(
              "pingshan-incidents",
              "incident",
              "pingshan-incidents.csv",
              Map.of(
                  "rec_id", "R2",
                  "create_time", DAY + " 09:00:00",
                  "event_type_name", "安全隐患",
                  "event_src_name", "@坪山",
                  "street_id", "101")),
          new Kind(
              "canonical-responsibility-action",
              "responsibility_action",
              "action_20190802.csv",
              Map.of(
                  "target_unit", "410702",
                  "actor", "xinxiang",
                  "policy_type", "02",
                  "decided_on", DAY)));

  private CanarySources() {}

  /** Writes a file of one record, with the canaries wherever its mapping lets them stand. */
  static void write(Path file, Kind kind, SourceMapping mapping) throws IOException {
    Map<String, String> row = new LinkedHashMap<>();
    mapping
        .columns()
        .forEach(
            (key, column) -> {
              boolean text =
                  column.drop()
                      || column.dataClass() == SourceMapping.DataClass.DIRECT
                      || column.dataClass() == SourceMapping.DataClass.FREE_TEXT;
              row.put(column.names().get(0), kind.values().getOrDefault(key, text ? CANARY : ""));
            });
    assertThat(row).as(kind.mapping()).containsValue(CANARY);
    switch (mapping.shape().format()) {
      case JSONL -> Files.writeString(file, new ObjectMapper().writeValueAsString(row) + "\n");
      case XLSX -> workbook(file, Objects.requireNonNull(mapping.shape().sheet()), row);
      default ->
          Files.writeString(
              file,
              String.join(",", row.keySet())
                  + "\n"
                  + String.join(",", row.values())
                  + "\n"
                  + (kind.mapping().startsWith("gbt") ? CANARY + "," + CANARY + "\n" : ""));
    }
  }

  private static void workbook(Path file, String name, Map<String, String> row) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet(name);
      var header = sheet.createRow(0);
      var values = sheet.createRow(1);
      row.forEach(
          (column, value) -> {
            int at = Math.max(header.getLastCellNum(), 0);
            header.getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(column);
            values.getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(value);
          });
      book.write(out);
    }
  }
}
