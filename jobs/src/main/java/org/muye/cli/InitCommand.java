package org.muye.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.export.WholeFile;
import org.muye.job.Drafts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts what a person finishes. */
@Command(
    name = "init",
    description = "Write a commented muye.yaml, or draft a source mapping from a file.",
    mixinStandardHelpOptions = true)
final class InitCommand extends WorkCommand {
  /** Exactly one of the two is asked for. */
  static final class What {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "Draft a mapping from this file (CSV, XLSX, JSON lines, plain or gzip).")
    private @Nullable Path from;

    @Option(
        names = "--region",
        required = true,
        paramLabel = "REGION",
        description = "Write a muye.yaml for a shipped region or a region folder.")
    private @Nullable String region;
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--record",
      paramLabel = "KIND",
      description = "With --from: incident, dispute or training (default: guessed).")
  private @Nullable String record;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "With --from: where to write the draft (default: the screen).")
  private @Nullable Path out;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "With --region: the new workspace (default: this folder).")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    Path from = what.from;
    String region = what.region;
    if (from != null) {
      draft(from);
    } else if (region != null) {
      Path written = Drafts.workspace(region, folder, options().language().locale());
      print(words().get("init.written", written));
    }
    return 0;
  }

  private void draft(Path from) {
    Path target = out;
    // A program reads English, whatever the machine speaks.
    Locale locale = options().json() ? Locale.ENGLISH : options().language().locale();
    Drafts.Mapping draft = Drafts.mapping(from, record, target == null ? from : target, locale);
    if (options().json()) {
      JsonOutput.write(out(), draft);
      return;
    }
    if (target == null) {
      out().print(draft.yaml());
      out().flush();
    } else {
      write(target, draft.yaml());
      print(words().get("init.mapping", target, draft.record()));
    }
    draft.warnings().forEach(warning -> err().println(words().get("warning", warning)));
    err().flush();
  }

  private static void write(Path target, String text) {
    if (Files.exists(target)) {
      throw UserError.of("cli.mapping_exists_already", target.toString());
    }
    try {
      WholeFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserError.of("cli.mapping_unwritable", target.toString(), e.getMessage());
    }
  }
}
