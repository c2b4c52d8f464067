package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muye.config.MuyeConfig;
import org.muye.config.SecretPlace;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.serving.Listening;

/** What a doctor finds out about a workspace beyond its files: clock, secrets, mart, last night. */
final class DoctorRuns {
  private static final double SECONDS_PER_HOUR = 3600;

  /** A day and half of one: one night was missed. */
  private static final double LATE_HOURS = 36;

  /** Reports of other commands may lie between two nights. */
  private static final int LOOKED_AT = 200;

  private final Workspace workspace;
  private final List<Doctor.Check> checks = new ArrayList<>();

  private DoctorRuns(Workspace workspace) {
    this.workspace = workspace;
  }

  static List<Doctor.Check> examine(Workspace workspace) {
    DoctorRuns doctor = new DoctorRuns(workspace);
    List<RunReport> reports = doctor.reports();
    doctor.clock(reports);
    doctor.secrets();
    doctor.mart();
    doctor.lastNight(reports);
    return doctor.checks;
  }

  private void add(String name, Doctor.Result result, String found, String remedy) {
    checks.add(new Doctor.Check(name, result, found, result == Doctor.Result.OK ? "" : remedy));
  }

  /** A clock that was set back would give runs ids and times before those of earlier ones. */
  private void clock(List<RunReport> reports) {
    Instant now = workspace.clock().now();
    ZoneId zone = workspace.region().timeZone();
    boolean isBack = reports.stream().anyMatch(report -> report.finishedAt().isAfter(now));
    add(
        "clock",
        isBack ? Doctor.Result.FAIL : Doctor.Result.OK,
        now.atZone(zone).toLocalDateTime().withNano(0)
            + " in "
            + zone
            + (isBack ? ", before the end of an earlier run" : ""),
        "set the machine's clock, e.g. by NTP, before the next run");
  }

  private void secrets() {
    List<SecretPlace> places = workspace.config().secretPlaces();
    for (SecretPlace place : places) {
      try {
        workspace.secrets().read(place, Message.of("secret.password_or_key"));
      } catch (UserError e) {
        add("secrets", Doctor.Result.FAIL, e.problem() + ": " + e.why(), e.remedy());
      }
    }
    if (checks.stream().noneMatch(check -> check.name().equals("secrets"))) {
      add("secrets", Doctor.Result.OK, places.isEmpty() ? "none named" : "all set", "");
    }
  }

  private void mart() {
    MuyeConfig.Postgres serving = workspace.config().serving();
    if (serving == null) {
      add("mart", Doctor.Result.OK, "not configured", "");
    } else if (serving.embedded()) {
      add("mart", Doctor.Result.OK, "embedded, started when it is needed", "");
    } else {
      try {
        OpenMart.of(workspace, Listening.locally()).close();
        add(
            "mart",
            Doctor.Result.OK,
            Redaction.redact(String.valueOf(serving.url())) + " answers",
            "");
      } catch (UserError e) {
        add("mart", Doctor.Result.FAIL, e.problem() + ": " + e.why(), e.remedy());
      }
    }
  }

  private void lastNight(List<RunReport> reports) {
    Optional<RunReport> good =
        reports.stream()
            .filter(report -> report.command().equals("nightly") && report.exitCode() == 0)
            .findFirst();
    if (good.isEmpty()) {
      boolean hasNights = reports.stream().anyMatch(report -> report.command().equals("nightly"));
      add(
          "last night",
          hasNights ? Doctor.Result.WARN : Doctor.Result.OK,
          hasNights ? "no night ended well" : "no night has run yet, or its reports are elsewhere",
          "see `muye runs show`");
      return;
    }
    Duration age = Duration.between(good.get().finishedAt(), workspace.clock().now());
    double hours = age.toSeconds() / SECONDS_PER_HOUR;
    add(
        "last night",
        hours > LATE_HOURS ? Doctor.Result.WARN : Doctor.Result.OK,
        String.format(Locale.ROOT, "%s ended well %.1f hours ago", good.get().runId(), hours),
        "see `muye runs show` and the scheduler's log; docs/scheduling.md says how nights are"
            + " scheduled");
  }

  private List<RunReport> reports() {
    List<RunReport> reports = new ArrayList<>();
    for (Path file :
        ReportFiles.of(workspace.config()).newestFirst().stream().limit(LOOKED_AT).toList()) {
      try {
        reports.add(ReportJson.read(Files.readString(file)));
      } catch (IOException | PipelineBug e) {
        add(
            "reports",
            Doctor.Result.WARN,
            file + " cannot be read",
            "remove it if it is no report of a run");
      }
    }
    return reports;
  }
}
