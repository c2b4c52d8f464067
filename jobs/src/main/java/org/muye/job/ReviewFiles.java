package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.export.WholeFile;
import org.muye.report.ReportFormat;
import org.muye.report.ReportRenderer;
import org.muye.report.word.WordTemplate;
import org.muye.review.Audience;
import org.muye.review.ReviewInputs;

/** The files of a review: one in every language and format asked for. */
final class ReviewFiles {
  private final @Nullable Path template;

  /**
   * With a template.
   *
   * @param template of the Word file, or null for the shipped one
   */
  ReviewFiles(@Nullable Path template) {
    this.template = template;
  }

  /** The files of a request by their names. */
  Map<String, byte[]> render(
      ReviewInputs inputs, Map<Language, Document> documents, ReviewJob.Request request) {
    ReportRenderer renderer =
        new ReportRenderer(template == null ? WordTemplate.shipped() : WordTemplate.read(template));
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Language language : request.languages()) {
      for (ReportFormat format : request.formats()) {
        files.put(
            name(inputs, language, request.audience(), format),
            renderer.render(Objects.requireNonNull(documents.get(language)), format));
      }
    }
    return files;
  }

  private static String name(
      ReviewInputs inputs, Language language, Audience audience, ReportFormat format) {
    return "review-%s-%s%s-%s.%s"
        .formatted(
            inputs.header().regionId(),
            inputs.header().quarter(),
            audience == Audience.PUBLIC ? "-public" : "",
            language == Language.CHINESE ? "zh" : "en",
            format.extension());
  }

  /** Each file appears whole or not at all. */
  static List<Path> write(Map<String, byte[]> files, Path folder) {
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        WholeFile.write(target, file.getValue());
        written.add(target);
      }
      return written;
    } catch (IOException e) {
      throw UserError.of("review.folder_not_writable", folder, String.valueOf(e.getMessage()));
    }
  }
}
