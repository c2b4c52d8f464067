package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  private void add(Message name, Doctor.Result result, Message found, @Nullable Message remedy) {
    checks.add(Doctor.Check.of(name, result, found, remedy));
  }

  /** A clock that was set back would give runs ids and times before those of earlier ones. */
  private void clock(List<RunReport> reports) {
    Instant now = workspace.clock().now();
    ZoneId zone = workspace.region().timeZone();
    LocalDateTime local = now.atZone(zone).toLocalDateTime().withNano(0);
    boolean isBack = reports.stream().anyMatch(report -> report.finishedAt().isAfter(now));
    add(
        Message.of("doctor.clock"),
        isBack ? Doctor.Result.FAIL : Doctor.Result.OK,
        isBack
            ? Message.of("doctor.clock.back", local, zone)
            : Message.of("doctor.clock.found", local, zone),
        Message.of("doctor.clock.remedy"));
  }

  private void secrets() {
    List<SecretPlace> places = workspace.config().secretPlaces();
    List<UserError> missing = new ArrayList<>();
    for (SecretPlace place : places) {
      try {
        workspace.secrets().read(place, Message.of("secret.password_or_key"));
      } catch (UserError e) {
        missing.add(e);
      }
    }
    missing.forEach(e -> checks.add(Doctor.Check.failed(Message.of("doctor.secrets"), e)));
    if (missing.isEmpty()) {
      add(
          Message.of("doctor.secrets"),
          Doctor.Result.OK,
          Message.of("doctor.secrets.found", places.size()),
          null);
    }
  }

  private void mart() {
    MuyeConfig.Postgres serving = workspace.config().serving();
    if (serving == null) {
      mart(Message.of("doctor.mart.none"));
    } else if (serving.embedded()) {
      mart(Message.of("doctor.mart.embedded"));
    } else {
      try {
        OpenMart.of(workspace, Listening.locally()).close();
        mart(Message.of("doctor.mart.answers", Redaction.redact(String.valueOf(serving.url()))));
      } catch (UserError e) {
        checks.add(Doctor.Check.failed(Message.of("doctor.mart"), e));
      }
    }
  }

  private void mart(Message found) {
    add(Message.of("doctor.mart"), Doctor.Result.OK, found, null);
  }

  private void lastNight(List<RunReport> reports) {
    Optional<RunReport> good =
        reports.stream()
            .filter(report -> report.command().equals("nightly") && report.exitCode() == 0)
            .findFirst();
    if (good.isEmpty()) {
      boolean hasNights = reports.stream().anyMatch(report -> report.command().equals("nightly"));
      add(
          Message.of("doctor.night"),
          hasNights ? Doctor.Result.WARN : Doctor.Result.OK,
          hasNights ? Message.of("doctor.night.none_well") : Message.of("doctor.night.none"),
          Message.of("doctor.night.none_well.remedy"));
      return;
    }
    Duration age = Duration.between(good.get().finishedAt(), workspace.clock().now());
    double hours = age.toSeconds() / SECONDS_PER_HOUR;
    add(
        Message.of("doctor.night"),
        hours > LATE_HOURS ? Doctor.Result.WARN : Doctor.Result.OK,
        Message.of("doctor.night.found", good.get().runId(), hours),
        Message.of("doctor.night.late.remedy"));
  }

  private List<RunReport> reports() {
    List<RunReport> reports = new ArrayList<>();
    for (Path file :
        ReportFiles.of(workspace.config()).newestFirst().stream().limit(LOOKED_AT).toList()) {
      try {
        reports.add(ReportJson.read(Files.readString(file)));
      } catch (IOException | PipelineBug e) {
        add(
            Message.of("doctor.reports"),
            Doctor.Result.WARN,
            Message.of("doctor.reports.unreadable", file),
            Message.of("doctor.reports.remedy"));
      }
    }
    return reports;
  }
}
