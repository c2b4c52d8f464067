package org.muye.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

class MessageCatalogueTest {
  private static final Path PAGE = SharedData.repository().resolve("docs/errors.md");
  private static final List<String> PARTS_OF_AN_ERROR = List.of(".problem", ".why", ".do");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Parts and marks between them only: a list, or the words of a library. */
  private static final Pattern ONLY_PARTS = Pattern.compile("[\\p{P}\\p{S}\\s\\d]*");

  /** Errors that get names in both languages and show one. */
  private static final Set<String> NAMED_BY_LANGUAGE = Set.of("explain.indicator_without_values");

  private static TreeMap<String, String> texts(String file) throws IOException {
    Properties read = new Properties();
    try (InputStream in = Objects.requireNonNull(Message.class.getResourceAsStream(file))) {
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    TreeMap<String, String> texts = new TreeMap<>();
    read.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  private static TreeMap<String, String> english() throws IOException {
    return texts("messages.properties");
  }

  private static TreeMap<String, String> chinese() throws IOException {
    return texts("messages_zh.properties");
  }

  private static Set<Integer> places(String text) {
    Set<Integer> places = new TreeSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      places.add(Integer.valueOf(place.group(1)));
    }
    return places;
  }

  private static List<String> needed(CatalogueCalls.Call call, String key) {
    return call.error() ? PARTS_OF_AN_ERROR.stream().map(key::concat).toList() : List.of(key);
  }

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameParts() throws IOException {
    assertThat(chinese().keySet()).isEqualTo(english().keySet());
    TreeMap<String, Set<Integer>> partsInEnglish = places(english());
    partsInEnglish.keySet().removeAll(NAMED_BY_LANGUAGE);
    TreeMap<String, Set<Integer>> partsInChinese = places(chinese());
    partsInChinese.keySet().removeAll(NAMED_BY_LANGUAGE);
    assertThat(partsInChinese).isEqualTo(partsInEnglish);
  }

  /** The parts that an error shows in any of its three texts, or a text by itself. */
  private static TreeMap<String, Set<Integer>> places(TreeMap<String, String> texts) {
    TreeMap<String, Set<Integer>> places = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          String whole = key.replaceFirst("\\.(problem|why|do)$", "");
          places.computeIfAbsent(whole, of -> new TreeSet<>()).addAll(places(text));
        });
    return places;
  }

  @Test
  void chineseTextsAreChinese() throws IOException {
    List<String> others = new ArrayList<>();
    chinese()
        .forEach(
            (key, text) -> {
              boolean isCommand = text.matches("[ -~]*--help");
              if (!CHINESE.matcher(text).find()
                  && !ONLY_PARTS.matcher(text).matches()
                  && !isCommand) {
                others.add(key + ": " + text);
              }
            });
    assertThat(others).isEmpty();
  }

  @Test
  void everyTextThatTheProgramAsksForIsThereAndNoOther() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (CatalogueCalls.Call call : CatalogueCalls.all()) {
      assertThat(call.keys()).as("keys are literals in %s", call.file()).isNotEmpty();
      call.keys().forEach(key -> asked.addAll(needed(call, key)));
    }
    assertThat(asked).hasSizeGreaterThan(500).isEqualTo(english().keySet());
  }

  @Test
  void everyTextGetsThePartsItShows() throws IOException {
    TreeMap<String, String> english = english();
    List<String> lacking = new ArrayList<>();
    for (CatalogueCalls.Call call : CatalogueCalls.all()) {
      for (String key : call.keys()) {
        for (String text : needed(call, key)) {
          assertThat(english).containsKey(text);
          for (int place : places(Objects.requireNonNull(english.get(text)))) {
            if (place >= call.parts()) {
              lacking.add(text + " in " + call.file().getFileName());
            }
          }
        }
      }
    }
    assertThat(lacking).isEmpty();
  }

  @Test
  void everyTextCanBeShown() throws IOException {
    for (String key : english().keySet()) {
      Message message = Message.of(key, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        // Apostrophes that are not doubled swallow the part behind them.
        assertThat(message.in(locale)).as(key).isNotBlank().doesNotContainPattern("\\{\\d|''");
      }
    }
  }

  /** One that stands alone would not be shown, and no text would say so. */
  @Test
  void apostrophesAreDoubledOrQuoteABrace() throws IOException {
    List<String> alone = new ArrayList<>();
    english()
        .forEach(
            (key, text) -> {
              if (text.replace("''", "").replaceAll("'[{}]+'", "").contains("'")) {
                alone.add(key + ": " + text);
              }
            });
    assertThat(alone).isEmpty();
  }

  @Test
  void numbersAreWrittenPlainlyAndPartsInTheLanguageOfTheWhole() {
    UserError error = UserError.of("source.no_header", "a.csv", 12345);

    assertThat(error.why())
        .isEqualTo("No line with column names follows the first 12345 lines (skip_rows).");
    assertThat(error.why(Locale.SIMPLIFIED_CHINESE)).contains("12345行");
    assertThat(Message.of("source.empty.problem", Message.of("source.empty.do")).in(Locale.CHINA))
        .startsWith("请重新送交");
  }

  /** With -Dmuye.regenerate=true the page is written instead of compared. */
  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = page();
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE)
        .as(
            "docs/errors.md is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=MessageCatalogueTest -Dmuye.regenerate=true")
        .hasContent(generated);
  }

  private static String page() throws IOException {
    TreeMap<String, UserError.Kind> kinds = new TreeMap<>();
    for (CatalogueCalls.Call call : CatalogueCalls.all()) {
      if (call.error()) {
        call.keys().forEach(key -> kinds.put(key, call.kind()));
      }
    }
    TreeMap<String, String> english = english();
    TreeMap<String, String> chinese = chinese();
    StringBuilder page =
        new StringBuilder(
            """
            # Errors

            Every error that a user can cause, with the exit code: what is wrong, why, and what to do, in both languages. `…` stands for
            what belongs to the occasion. `--lang zh` or `--lang en` chooses the language. Mistakes in configuration, region and contract
            files are told line by line, in the same language. Generated from the message catalogue.

            """);
    String area = "";
    for (String key : kinds.keySet()) {
      String here = key.substring(0, key.indexOf('.'));
      if (!here.equals(area)) {
        area = here;
        page.append("## ").append(area).append("\n\n| exit | English | 中文 |\n|---:|---|---|\n");
      }
      UserError.Kind kind = Objects.requireNonNull(kinds.get(key));
      page.append("| ")
          .append(kind.exitCode())
          .append(" | ")
          .append(cell(english, key))
          .append(" | ")
          .append(cell(chinese, key))
          .append(" |\n");
      if (kinds.higherKey(key) == null || !kinds.higherKey(key).startsWith(area + ".")) {
        page.append('\n');
      }
    }
    page.append("## Lines of files, and parts of the texts above\n\n| English | 中文 |\n|---|---|\n");
    english.forEach(
        (key, text) -> {
          boolean ofAnError = kinds.containsKey(key.replaceFirst("\\.(problem|why|do)$", ""));
          if (!ofAnError && !key.startsWith("list.")) {
            page.append("| ")
                .append(shown(text))
                .append(" | ")
                .append(shown(Objects.requireNonNull(chinese.get(key))))
                .append(" |\n");
          }
        });
    return page.toString();
  }

  private static String cell(TreeMap<String, String> texts, String key) {
    return String.join(
        "<br>",
        PARTS_OF_AN_ERROR.stream()
            .map(part -> shown(Objects.requireNonNull(texts.get(key + part))))
            .toList());
  }

  private static String shown(String text) {
    return text.replaceAll("\\{\\d+(?:[^{}]|\\{[^{}]*\\})*\\}", "…")
        .replace("''", "'")
        .replaceAll("'([{}]+)'", "$1")
        .replace("\n", " ")
        .replace("|", "\\|");
  }
}
