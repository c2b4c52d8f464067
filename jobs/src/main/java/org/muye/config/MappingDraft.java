package org.muye.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/**
 * A first mapping for a file, for a person to finish: every guess is marked {@code # check:}.
 *
 * <p>The draft names columns, never values, so it can be shared even where the file may not.
 *
 * @param name name of the mapping, from the file name
 * @param record guessed record type: incident, dispute or training
 * @param yaml the commented mapping
 * @param warnings what a person must know before using the file, one sentence each
 */
public record MappingDraft(String name, String record, String yaml, List<Message> warnings) {

  /**
   * Looks at the first rows of a CSV, TSV, XLSX or JSON-lines file, plain or gzip.
   *
   * @param file the file
   * @param canonical per record type, its canonical fields; gives required fields and types
   * @throws org.muye.error.UserError when the file cannot be read
   */
  public static MappingDraft of(Path file, Map<String, List<CanonicalField>> canonical) {
    return of(file, canonical, null, file, Locale.ENGLISH);
  }

  /**
   * The same for a record type that is known.
   *
   * @param record incident, dispute or training; null to guess it
   * @param named the file whose name the mapping gets: that of the draft, or the file itself
   * @param locale the language of the remarks
   */
  public static MappingDraft of(
      Path file,
      Map<String, List<CanonicalField>> canonical,
      @Nullable String record,
      Path named,
      Locale locale) {
    String name = name(named);
    FileSample sample = FileSample.of(file);
    DraftGuess guess = new DraftGuess(sample, HeaderSynonyms.shipped(), canonical);
    String chosen = record == null ? guess.record() : record;
    DraftText text =
        new DraftText(
            name,
            chosen,
            record == null,
            sample,
            guess,
            canonical.getOrDefault(chosen, List.of()),
            locale);
    List<Message> warnings = new ArrayList<>(guess.warnings());
    warnings.addAll(text.warnings());
    return new MappingDraft(name, chosen, text.yaml(), List.copyOf(warnings));
  }

  private static String name(Path file) {
    String base =
        String.valueOf(file.getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.gz$", "")
            .replaceFirst("\\.[a-z]+$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (base.isEmpty()) {
      return "my-source";
    }
    return base.matches(".*[a-z].*") ? base : "source-" + base;
  }
}
