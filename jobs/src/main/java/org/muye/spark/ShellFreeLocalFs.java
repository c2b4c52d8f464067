package org.muye.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.local.LocalConfigKeys;

/** {@link ShellFreeLocalFileSystem} for Hadoop's other interface, by which Delta writes its log. */
public final class ShellFreeLocalFs extends ChecksumFs {
  /** The local file system; Hadoop makes it by its class's name. */
  public ShellFreeLocalFs(URI uri, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(uri, configuration));
  }

  private static final class Raw extends DelegateToFileSystem {
    private static final String SCHEME = "file";

    Raw(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(
          URI.create(SCHEME + ":///"),
          new ShellFreeLocalFileSystem.Raw(),
          configuration,
          SCHEME,
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    @Deprecated
    public FsServerDefaults getServerDefaults() throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public FsServerDefaults getServerDefaults(Path path) throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public boolean isValidName(String path) {
      // As a local file may be called anything.
      return true;
    }
  }
}
