package org.muye.lock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Leases as files of a file system of Hadoop. HDFS makes a file only if it is absent; S3A does so
 * where the store knows conditional writes.
 */
final class HadoopLeaseFolder implements LeaseFolder {
  private static final Pattern NAME = Pattern.compile("(\\d{12})\\.json");

  private final Path folder;
  private final Configuration configuration;

  HadoopLeaseFolder(String folder, Configuration configuration) {
    this.folder = new Path(folder);
    this.configuration = configuration;
  }

  @Override
  public OptionalLong newest() throws IOException {
    return numbers().stream().mapToLong(Long::longValue).max();
  }

  private List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    try {
      for (FileStatus file : files().listStatus(folder)) {
        Matcher name = NAME.matcher(file.getPath().getName());
        if (name.matches()) {
          numbers.add(Long.valueOf(name.group(1)));
        }
      }
    } catch (FileNotFoundException e) {
      // Nobody has taken this warehouse yet.
    }
    return numbers;
  }

  @Override
  public @Nullable Lease read(long number) throws IOException {
    try {
      Lease lease;
      try (FSDataInputStream in = files().open(file(number))) {
        lease = LockJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Lease.class);
      }
      if (lease != null) {
        return lease;
      }
      long written = files().getFileStatus(file(number)).getModificationTime();
      return new Lease(null, "", Instant.ofEpochMilli(written), false);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  @Override
  public boolean create(long number, Lease lease) throws IOException {
    files().mkdirs(folder);
    IOException failure = null;
    try (FSDataOutputStream out = absent(file(number)).build()) {
      out.write(bytes(lease));
    } catch (IOException e) {
      // Every store has its own words for a file that is there already.
      failure = e;
    }
    // Read back, for a store that lets the second of two writers win.
    Lease written = read(number);
    if (written == null && failure != null) {
      throw failure;
    }
    return written != null && written.token().equals(lease.token());
  }

  private FSDataOutputStreamBuilder<?, ?> absent(Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files().createFile(file);
    builder.overwrite(false);
    builder.opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    return builder;
  }

  @Override
  public void overwrite(long number, Lease lease) throws IOException {
    try (FSDataOutputStream out = files().create(file(number), true)) {
      out.write(bytes(lease));
    }
  }

  @Override
  public void deleteBelow(long number) throws IOException {
    for (long older : numbers()) {
      if (older < number) {
        files().delete(file(older), false);
      }
    }
  }

  private static byte[] bytes(Lease lease) {
    return LockJson.write(lease).getBytes(StandardCharsets.UTF_8);
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(configuration);
  }

  private Path file(long number) {
    return new Path(folder, "%012d.json".formatted(number));
  }
}
