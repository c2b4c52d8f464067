package org.muye.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made.
 *
 * @param incidents different incidents, cross-channel twins counted separately
 * @param disputes different disputes
 * @param rows data rows in all files
 * @param files the delivered files, relative to the folder, in order of delivery name
 * @param truth the truth file
 * @param config the ready muye.yaml
 */
public record GeneratedCity(
    long incidents, long disputes, long rows, List<Path> files, Path truth, Path config) {

  public GeneratedCity {
    files = List.copyOf(files);
  }
}
