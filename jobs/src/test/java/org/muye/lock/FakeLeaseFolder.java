package org.muye.lock;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shared folder in memory that can fail, and in which something can happen before a file is made.
 */
final class FakeLeaseFolder implements LeaseFolder {
  final TreeMap<Long, Lease> leases = new TreeMap<>();
  Runnable beforeCreate = () -> {};
  boolean answers = true;

  @Override
  public OptionalLong newest() throws IOException {
    answer();
    return leases.isEmpty() ? OptionalLong.empty() : OptionalLong.of(leases.lastKey());
  }

  @Override
  public @Nullable Lease read(long number) throws IOException {
    answer();
    return leases.get(number);
  }

  @Override
  public boolean create(long number, Lease lease) throws IOException {
    answer();
    Runnable once = beforeCreate;
    beforeCreate = () -> {};
    once.run();
    return leases.putIfAbsent(number, lease) == null;
  }

  @Override
  public void overwrite(long number, Lease lease) throws IOException {
    answer();
    leases.put(number, lease);
  }

  @Override
  public void deleteBelow(long number) throws IOException {
    answer();
    leases.headMap(number).clear();
  }

  private void answer() throws IOException {
    if (!answers) {
      throw new IOException("the store does not answer");
    }
  }
}
