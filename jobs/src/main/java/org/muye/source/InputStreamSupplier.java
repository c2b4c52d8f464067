package org.muye.source;

import java.io.IOException;
import java.io.InputStream;

/** Opens the stored bytes of one file from their start; may be called several times. */
@FunctionalInterface
public interface InputStreamSupplier {
  /** A new stream, which the caller closes. */
  InputStream open() throws IOException;
}
