package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muye.config.Observability.End;
import org.muye.error.Message;

/** The blocks `observability` and `notify`, after the schema was checked. */
final class ObservabilityReader {
  private static final Set<End> TROUBLE = EnumSet.of(End.FAILED, End.QUALITY_GATE, End.CONFLICT);
  private static final int LINEAGE_SECONDS = 5;
  private static final int NOTICE_SECONDS = 30;

  private final YamlDocument document;
  private final Problems problems;
  private final UnaryOperator<String> resolve;

  /**
   * A reader.
   *
   * @param resolve makes a path of the file absolute; leaves URIs as they are
   */
  ObservabilityReader(YamlDocument document, Problems problems, UnaryOperator<String> resolve) {
    this.document = document;
    this.problems = problems;
    this.resolve = resolve;
  }

  Observability read() {
    JsonNode node = document.root().path("observability");
    return new Observability(
        place(node, "reports"),
        place(node, "access_log"),
        path(node, "prometheus_file"),
        lineage(node.path("lineage")),
        notices(document.root().path("notify")));
  }

  private @Nullable String place(JsonNode node, String key) {
    String place = text(node, key);
    return place == null ? null : resolve.apply(place);
  }

  /** The place of a secret that `prefix_env` or `prefix_file` names; null when neither is there. */
  @Nullable SecretPlace secret(JsonNode node, String prefix, String pointer) {
    String environment = text(node, prefix + "_env");
    Path file = path(node, prefix + "_file");
    if (environment != null && file != null) {
      problems.add(document.line(pointer), Message.of("config.secret_in_two_places", prefix));
    }
    return environment == null && file == null ? null : new SecretPlace(environment, file);
  }

  private Observability.@Nullable Lineage lineage(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    String at = "/observability/lineage";
    Path file = path(node, "file");
    String url = text(node, "url");
    if ((file == null) == (url == null)) {
      problems.add(document.line(at), Message.of("config.lineage_without_one_place"));
    }
    checkUrl(url, at + "/url");
    String namespace = text(node, "namespace");
    return new Observability.Lineage(
        file,
        url,
        secret(node, "api_key", at),
        namespace == null ? "muye" : namespace,
        node.path("timeout_seconds").asInt(LINEAGE_SECONDS));
  }

  private List<Observability.Notice> notices(JsonNode list) {
    List<Observability.Notice> notices = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      notices.add(notice(list.get(i), "/notify/" + i));
    }
    return List.copyOf(notices);
  }

  private Observability.Notice notice(JsonNode node, String at) {
    List<String> command = node.has("command") ? texts(node.path("command")) : null;
    String url = text(node, "webhook");
    SecretPlace place = secret(node, "webhook", at);
    int ways = (command == null ? 0 : 1) + (url == null ? 0 : 1) + (place == null ? 0 : 1);
    if (ways != 1) {
      problems.add(
          document.line(at), Message.of("config.notice_without_one_way", YamlDocument.dotted(at)));
    }
    checkUrl(url, at + "/webhook");
    List<String> named = texts(node.path("on"));
    Set<End> on = EnumSet.noneOf(End.class);
    for (End end : End.values()) {
      if (named.contains(end.name().toLowerCase(Locale.ROOT))) {
        on.add(end);
      }
    }
    Set<String> runs = new TreeSet<>(texts(node.path("runs")));
    return new Observability.Notice(
        on.isEmpty() ? TROUBLE : on,
        runs.isEmpty() ? Set.of("nightly") : runs,
        command,
        url == null && place == null ? null : new Observability.Webhook(url, place),
        node.path("timeout_seconds").asInt(NOTICE_SECONDS));
  }

  private void checkUrl(@Nullable String url, String pointer) {
    if (url == null) {
      return;
    }
    String key = YamlDocument.dotted(pointer);
    try {
      URI uri = URI.create(url);
      if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
        problems.add(document.line(pointer), Message.of("config.no_http_address", key));
      } else if (uri.getUserInfo() != null) {
        problems.add(document.line(pointer), Message.of("config.address_with_password", key));
      }
    } catch (IllegalArgumentException e) {
      // The text may hold a key, so it is not repeated.
      problems.add(document.line(pointer), Message.of("config.no_http_address", key));
    }
  }

  private @Nullable Path path(JsonNode node, String key) {
    String value = text(node, key);
    return value == null ? null : Path.of(resolve.apply(value));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.asText() : null;
  }
}
