package org.muye.serving;

import java.util.List;

/** A publication that ends when everything is copied and nothing is shown yet. */
public final class PublishFailure {
  private PublishFailure() {}

  /** Publishes and fails with the message {@code killed}. */
  public static void beforeSwitch(Mart mart, List<TableRows> tables, Publisher.Night night) {
    Publisher publisher =
        new Publisher(
            mart,
            () -> {
              throw new IllegalStateException("killed");
            });
    publisher.publish(tables, night);
  }
}
