package org.muye.quality;

/**
 * Everything that can be wrong with a row. The names are stored in tables, so a name is never
 * changed or used again for something else.
 *
 * <p>A flagged row stays; where the value itself is the problem the field becomes NULL, or UNK for
 * a class. The same problem in a required field leaves no usable row, so it is set aside: see
 * {@link #severity(boolean)}.
 */
public enum IssueCode {
  // The row as text.
  MALFORMED_BYTES(
      Severity.QUARANTINE,
      Field.NONE,
      "字节无法按声明的编码解码",
      "The row holds bytes that are not valid in the declared encoding.",
      "Name the right encoding in the mapping, or have the file exported again."),
  FIELD_TOO_LONG(
      Severity.QUARANTINE,
      Field.NONE,
      "字段长度超过读取上限",
      "A field is longer than the reader's limit.",
      "Look for a missing closing quote; correct the file."),
  UNBALANCED_QUOTE(
      Severity.QUARANTINE,
      Field.NONE,
      "引号不成对",
      "A quote is opened and never closed.",
      "Correct the quotes in the file, or the quote character in the mapping."),
  RAGGED_ROW(
      Severity.QUARANTINE,
      Field.NONE,
      "列数与表头不一致",
      "The row has more or fewer fields than the header.",
      "Look for an unquoted delimiter; correct the row."),
  MALFORMED_ROW(
      Severity.QUARANTINE,
      Field.NONE,
      "行格式无法解析",
      "The row cannot be parsed in the file's format.",
      "Correct the row, or the format in the mapping."),
  BAD_CELL(
      Severity.QUARANTINE,
      Field.NONE,
      "单元格为错误值或无法读取",
      "A spreadsheet cell holds an error or cannot be read.",
      "Correct the cell in the workbook."),
  // The record as a whole.
  MISSING_REQUIRED(
      Severity.QUARANTINE,
      Field.NONE,
      "缺少必填字段",
      "A field that every record needs is empty.",
      "Complete the record at its source, or name a default in the mapping."),
  BAD_DATE_REQUIRED(
      Severity.QUARANTINE,
      Field.NONE,
      "必填日期无法识别",
      "A required date or time matches none of the mapping's patterns.",
      "Correct the date, or add its pattern to the mapping."),
  CORRECTION_WITHOUT_ORIGINAL(
      Severity.QUARANTINE,
      Field.NONE,
      "冲销行找不到原记录",
      "A correction withdraws a row that is not known.",
      "Deliver the file with the original row, then replay."),
  // Single fields whose value cannot be used.
  BAD_DATE(
      Severity.FLAG,
      Field.EMPTIED,
      "日期无法识别",
      "A date or time matches none of the mapping's patterns.",
      "Correct the date, or add its pattern to the mapping."),
  IMPOSSIBLE_DATE(
      Severity.FLAG,
      Field.EMPTIED,
      "日期不存在",
      "A date is not in the calendar, such as 30 February, or a time not in the time zone.",
      "Correct the date at its source."),
  FUTURE_DATE(
      Severity.FLAG,
      Field.EMPTIED,
      "日期在未来",
      "Something that has happened is dated later than the day it was read.",
      "Correct the date, or the time zone in the mapping."),
  BAD_NUMBER(
      Severity.FLAG,
      Field.EMPTIED,
      "数值无法识别",
      "A number cannot be read.",
      "Correct the number, or clean it in a derived column of the mapping."),
  NEGATIVE_COUNT(
      Severity.FLAG,
      Field.EMPTIED,
      "计数为负",
      "A count of persons or things is negative.",
      "Correct the number; if it marks a withdrawal, declare it under corrections."),
  VALUE_OUT_OF_RANGE(
      Severity.FLAG,
      Field.EMPTIED,
      "数值超出允许范围",
      "A number lies outside the limits of the contract.",
      "Correct the number at its source."),
  BAD_BOOLEAN(
      Severity.FLAG,
      Field.EMPTIED,
      "是否标志无法识别",
      "A yes-or-no field holds something else.",
      "Translate the value in the mapping."),
  BAD_PATTERN(
      Severity.FLAG,
      Field.EMPTIED,
      "文本不符合规定格式",
      "A text does not have the form that the contract asks for.",
      "Correct the text at its source."),
  VALUE_TOO_LONG(
      Severity.FLAG,
      Field.EMPTIED,
      "文本超过规定长度",
      "A text is longer than the contract allows.",
      "Check that the mapping points to the right column."),
  SENTINEL_VALUE(
      Severity.FLAG,
      Field.EMPTIED,
      "占位值，按缺失处理",
      "A value stands for \"unknown\", such as 1999-01-01.",
      "Nothing to do; the field counts as empty."),
  NEGATIVE_DURATION(
      Severity.FLAG,
      Field.EMPTIED,
      "结束早于开始",
      "An end lies before its beginning; the end is taken as unknown.",
      "Correct one of the two times at its source."),
  UNKNOWN_CODE(
      Severity.FLAG,
      Field.EMPTIED,
      "代码不在代码表中",
      "A code is in no list; a class becomes UNK, another field becomes empty.",
      "Translate the value in the mapping, or correct it at its source."),
  BAD_COORDINATES(
      Severity.FLAG,
      Field.EMPTIED,
      "坐标无效",
      "A position is incomplete or impossible; both coordinates become empty.",
      "Correct the position, or its reference system in the mapping."),
  BAD_IDENTIFIER_CHECK(
      Severity.FLAG,
      Field.EMPTIED,
      "证件号码校验位不符，不生成假名",
      "The check digit of a document number is wrong, so no pseudonym is made.",
      "Correct the number at its source."),
  // Single fields that are doubtful but kept.
  REPLACEMENT_CHARACTER(
      Severity.FLAG,
      Field.KEPT,
      "文本含替换字符，此前转码可能有误",
      "A text holds U+FFFD: an earlier conversion lost characters.",
      "Ask for an export in the original encoding."),
  MISSING_UNIT(
      Severity.FLAG,
      Field.KEPT,
      "缺少单元代码，计入全市",
      "The record names no unit; it counts for the city only.",
      "Complete the unit at its source."),
  UNKNOWN_UNIT(
      Severity.FLAG,
      Field.KEPT,
      "单元代码不在地区表中，计入全市",
      "The unit code is not in the region; the record counts for the city only.",
      "Translate the code in the mapping, or add the unit to the region."),
  RETIRED_UNIT_CODE(
      Severity.FLAG,
      Field.KEPT,
      "单元代码已停用，归入同一单元",
      "The unit code was no longer valid on the day; the record counts for the same unit.",
      "Tell the source the new code."),
  OCCURRED_AFTER_KNOWN(
      Severity.FLAG,
      Field.KEPT,
      "发生时间晚于获知时间",
      "The record is dated after the time from which it counts as known.",
      "Check the time zone and the delivery date in the mapping."),
  KEY_CONFLICT(
      Severity.FLAG,
      Field.KEPT,
      "主键、版本和时间相同而内容不同，以后一行为准",
      "Another row has the same key, version and time but other content; the later row counts.",
      "Find out which row holds; give the source a version column or correct the key."),
  CROSS_CHANNEL_DUPLICATE(
      Severity.FLAG,
      Field.KEPT,
      "多渠道重复，合并计数",
      "Another channel reported the same; the two count once.",
      "Nothing to do; check the rule under duplicates if the number surprises.");

  /** What becomes of the field that has the issue. */
  private enum Field {
    /** The issue is not about one field of a usable row. */
    NONE,
    EMPTIED,
    KEPT
  }

  private final Severity severity;
  private final Field field;
  private final String zh;
  private final String en;
  private final String remedy;

  IssueCode(Severity severity, Field field, String zh, String en, String remedy) {
    this.severity = severity;
    this.field = field;
    this.zh = zh;
    this.en = en;
    this.remedy = remedy;
  }

  /** What becomes of the row when the field is not required. */
  public Severity severity() {
    return severity;
  }

  /**
   * What becomes of the row.
   *
   * @param requiredField whether the record cannot do without the field; an emptied one then leaves
   *     no usable row
   */
  public Severity severity(boolean requiredField) {
    return requiredField && field == Field.EMPTIED ? Severity.QUARANTINE : severity;
  }

  /** Whether the field loses its value. */
  public boolean emptiesField() {
    return field == Field.EMPTIED;
  }

  /** The problem in Chinese. */
  public String zh() {
    return zh;
  }

  /** The problem in English. */
  public String en() {
    return en;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
