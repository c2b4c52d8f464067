package org.muye.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.config.MappingDraft;
import org.muye.contract.ContractCatalog;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/** First versions of files that a person finishes. Needs no engine. */
public final class Drafts {
  private Drafts() {}

  /**
   * A draft of a mapping.
   *
   * @param name name of the mapping
   * @param record kind of record
   * @param yaml the text
   * @param warnings what to know before using it
   */
  public record Mapping(String name, String record, String yaml, List<String> warnings) {}

  /**
   * Drafts a mapping from the first rows of a file.
   *
   * @param record the kind of record, or null to guess it
   * @param named the file whose name the mapping gets
   * @param locale the language of remarks and warnings
   */
  public static Mapping mapping(Path file, @Nullable String record, Path named, Locale locale) {
    if (record != null && !List.of("incident", "dispute", "training").contains(record)) {
      throw UserError.of(UserError.Kind.USAGE, "init.no_draft_for_record", record);
    }
    MappingDraft draft =
        MappingDraft.of(file, CanonicalFields.of(ContractCatalog.load()), record, named, locale);
    return new Mapping(
        draft.name(),
        draft.record(),
        draft.yaml(),
        draft.warnings().stream().map(it -> it.in(locale)).toList());
  }

  /**
   * Writes a commented muye.yaml and an empty inbox.
   *
   * @param region name of a shipped region or path of a region folder
   * @param locale the language of its comments
   * @return the written file
   */
  public static Path workspace(String region, Path folder, Locale locale) {
    RegionFolders.load(Path.of(region).toFile().isDirectory() ? absolute(region) : region);
    Path file = folder.resolve("muye.yaml");
    if (Files.exists(file)) {
      throw UserError.of("init.configuration_exists", file.toString());
    }
    String named = Path.of(region).toFile().isDirectory() ? absolute(region) : region;
    try {
      Files.createDirectories(folder.resolve("inbox"));
      Files.writeString(file, text(named, locale));
    } catch (IOException e) {
      throw UserError.of("init.configuration_not_written", file.toString(), e.getMessage());
    } catch (UncheckedIOException e) {
      throw UserError.of("init.folder_not_writable", file.toString(), e.toString());
    }
    return file;
  }

  private static String absolute(String region) {
    return Path.of(region).toAbsolutePath().normalize().toString();
  }

  private static String text(String region, Locale locale) throws IOException {
    String name = locale.getLanguage().equals("zh") ? "workspace_zh.yaml" : "workspace_en.yaml";
    try (InputStream template = Drafts.class.getResourceAsStream(name)) {
      if (template == null) {
        throw new PipelineBug("the template of muye.yaml is missing: " + name);
      }
      return new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("REGION", region);
    }
  }
}
