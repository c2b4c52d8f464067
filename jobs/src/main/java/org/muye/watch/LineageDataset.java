package org.muye.watch;

import java.net.URI;
import java.util.List;

/**
 * Something that a run reads or writes, named as OpenLineage names datasets.
 *
 * @param namespace the storage, e.g. {@code file}, {@code s3://bucket}, {@code
 *     postgres://host:5432}
 * @param name its name there
 * @param fields its columns; empty when they are not known
 */
public record LineageDataset(String namespace, String name, List<Field> fields) {
  private static final int POSTGRES = 5432;

  /** A column. */
  public record Field(String name, String type, String description) {}

  /** Copies the columns, so that a dataset never changes. */
  public LineageDataset {
    fields = List.copyOf(fields);
  }

  /** Files or a table at a path or a URI such as {@code s3a://bucket/warehouse/gold/unit}. */
  public static LineageDataset at(String location, List<Field> fields) {
    int scheme = location.indexOf("://");
    if (scheme < 0) {
      return new LineageDataset("file", location, fields);
    }
    String protocol = location.substring(0, scheme);
    String rest = location.substring(scheme + "://".length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "/" : rest.substring(slash);
    // A key in the address is no part of the name.
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return switch (protocol) {
      case "file" -> new LineageDataset("file", path, fields);
      case "s3", "s3a", "s3n" -> new LineageDataset("s3://" + host, path.substring(1), fields);
      default -> new LineageDataset(protocol + "://" + host, path, fields);
    };
  }

  /** A database table, of a JDBC address without its parameters. */
  public static LineageDataset table(String jdbcUrl, String table) {
    String plain = jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("[?;].*$", "");
    int authority = plain.indexOf("//");
    if (authority < 0) {
      return new LineageDataset(plain.replaceFirst(":.*$", ""), table, List.of());
    }
    URI uri = URI.create(plain.substring(authority));
    String protocol = plain.substring(0, authority).replace(":", "");
    boolean isPostgres = protocol.equals("postgresql");
    int port = uri.getPort() < 0 && isPostgres ? POSTGRES : uri.getPort();
    String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    return new LineageDataset(
        (isPostgres ? "postgres" : protocol) + "://" + uri.getHost() + (port < 0 ? "" : ":" + port),
        database.isEmpty() ? table : database + "." + table,
        List.of());
  }
}
