package org.muye.sql;

import java.util.Set;

/** What a query may be made of, and which of the engine's functions it may not call. */
final class SqlVocabulary {
  /** The parts of a query: reading, joining, grouping, sorting, set operations. */
  static final Set<String> PARTS =
      Set.of(
          "Project",
          "Filter",
          "Aggregate",
          "Join",
          "LateralJoin",
          "Sort",
          "GlobalLimit",
          "LocalLimit",
          "Offset",
          "Distinct",
          "Union",
          "Except",
          "Intersect",
          "SubqueryAlias",
          "OneRowRelation",
          "Generate",
          "Window",
          "WithWindowDefinition",
          "Sample",
          "Pivot",
          "UnresolvedPivot",
          "Unpivot",
          "UnpivotTransformer",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "LocalRelation",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedWith");

  /** Functions that run other code or look outside the tables. */
  static final Set<String> REFUSED_FUNCTIONS =
      Set.of(
          "reflect",
          "java_method",
          "try_reflect",
          "input_file_name",
          "input_file_block_start",
          "input_file_block_length",
          "from_protobuf",
          "to_protobuf",
          "from_avro",
          "to_avro",
          "schema_of_avro",
          "version",
          "current_user",
          "session_user",
          "user",
          // Their options name a schema file, which is read.
          "from_xml",
          "schema_of_xml",
          "raise_error",
          "xpath",
          "xpath_boolean",
          "xpath_double",
          "xpath_float",
          "xpath_int",
          "xpath_long",
          "xpath_number",
          "xpath_short",
          "xpath_string",
          "sleep");

  private SqlVocabulary() {}
}
