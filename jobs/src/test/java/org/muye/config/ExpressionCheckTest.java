package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionCheckTest {
  private static final Set<String> COLUMNS =
      Set.of("a", "b", "crime", "beat", "status", "happened");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "lpad(crime, 6, '0')",
        "a = '-1'",
        "format_number(1, 2)",
        "a in ('A', 'B') and not b like 'PENDING%'",
        "case when a rlike '^[0-9]+$' then cast(a as int) else null end",
        "case a when '1' then 'x' end",
        "try_cast(a as decimal(10, 2)) * 2 - 1 / 4 % 3",
        "a between '1' and '9' or b is null or b is not null",
        "coalesce(a, b, 'none') || '-' || upper(trim(b))",
        "to_date(happened, 'yyyyMMdd')",
        "if(a = '1', 'yes', 'no')",
        "substring(a from 1 for 2)",
        "trim(both 'x' from a)",
        "extract(year from to_date(a))",
        "a <=> b",
        "a = 'a -- no comment; and no end'",
        "date '2020-01-01' < to_date(a)",
        "`a` = \"text\"",
        "事 = '投诉'"
      })
  void allows(String expression) {
    Set<String> known = expression.startsWith("事") ? Set.of("事") : COLUMNS;
    String asWritten = expression.startsWith("事") ? "`事` = '投诉'" : expression;
    assertThat(ExpressionCheck.check(asWritten, known).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "reflect('java.lang.Runtime', 'getRuntime') | reflect",
        "java_method('java.util.UUID', 'randomUUID') | java_method",
        "try_reflect('java.lang.Runtime', 'exit') | try_reflect",
        "(select max(a) from t) | a subquery",
        "a in (select b from t) | subquery",
        "exists (select 1) | a subquery",
        "rand() | rand",
        "randn() | randn",
        "uuid() | uuid",
        "shuffle(array(1, 2)) | shuffle",
        "current_timestamp() | current",
        "current_date | current_date",
        "now() | now",
        "current_user() | current_user",
        "input_file_name() | input_file_name",
        "monotonically_increasing_id() | monotonically_increasing_id",
        "explode(split(a, ',')) | explode",
        "sum(a) | sum",
        "count(*) | count",
        "max(a) filter (where b = '1') | max",
        "row_number() over (order by a) | a window",
        "first_value(a) over (partition by b) | a window",
        "transform(array(a), x -> x) | transform",
        "a.b.c | a.b.c",
        "spark_catalog.default.f(a) | spark_catalog.default.f",
        "a; drop table t | ';'",
        "a -- note | comment",
        "a /* note */ | comment",
        "sleepy(a) | sleepy",
        "a[0] | [ ]",
        "lpad(a, 2000000000, 'x') | the length in 'lpad'",
        "rpad(a, cast(b as int), 'x') | the length in 'rpad'",
        "lpad(a, '2000000000', 'x') | the length in 'lpad'",
        "format_number(1, '%%%') | the length in 'format_number'",
        "format_number(1, 2000000000) | the length in 'format_number'",
        "* | *",
        "a as b | AS",
        "crimes | crime",
        "lpad(a) | arguments",
        "case when then end | valid",
        ":parameter | not allowed",
        "read_files('x') | read_files",
        "a +  | valid",
        "sha2(a, 256) | sha2",
        "version() | version"
      })
  void refusesAndNamesTheWord(String expression, String word) {
    assertThat(ExpressionCheck.check(expression, COLUMNS).problems())
        .as(expression)
        .isNotEmpty()
        .anyMatch(p -> p.in(Locale.ROOT).contains(word));
  }

  @Test
  void returnsTheColumnsItReads() {
    assertThat(
            ExpressionCheck.check("case when a = '1' then lpad(crime, 6, '0') end", COLUMNS)
                .columns())
        .containsExactly("a", "crime");
  }

  @Test
  void saysWhatWasMeantAndWhatIsAllowed() {
    assertThat(ExpressionCheck.check("uper(a)", COLUMNS).problems())
        .extracting(p -> p.in(Locale.ROOT))
        .singleElement()
        .asString()
        .contains("`uper(a)`", "'uper'", "did you mean 'upper'", "allowed are columns, literals");
  }

  @Test
  void isNotBroughtDownByDepthOrLength() {
    assertThat(ExpressionCheck.check("(".repeat(4000) + "a" + ")".repeat(4000), COLUMNS).problems())
        .isNotEmpty();
    assertThat(ExpressionCheck.check("a".repeat(20_000), COLUMNS).problems()).isNotEmpty();
  }
}
