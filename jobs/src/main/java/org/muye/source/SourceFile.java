package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A file found at a source's path; opened on whichever machine reads it.
 *
 * @param path URI or local path
 * @param name file name without folder
 * @param sizeBytes size as stored
 * @param modifiedAt last modification
 * @param hadoop storage settings of the session
 */
public record SourceFile(
    String path, String name, long sizeBytes, Instant modifiedAt, SerializableConfiguration hadoop)
    implements Serializable {

  /** Opens the bytes as stored. */
  public InputStream open() throws IOException {
    Path location = new Path(path);
    return location.getFileSystem(hadoop.value()).open(location);
  }
}
