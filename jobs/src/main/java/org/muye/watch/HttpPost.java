package org.muye.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts a JSON document; never waits longer than it may. */
public final class HttpPost {
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  private final URI address;
  private final @Nullable String bearer;
  private final Duration timeout;

  /**
   * Posts to an address.
   *
   * @param bearer token for the server, or null
   * @param timeout most time for connecting, and for the answer
   */
  public HttpPost(URI address, @Nullable String bearer, Duration timeout) {
    this.address = address;
    this.bearer = bearer;
    this.timeout = timeout;
  }

  /**
   * Sends a document.
   *
   * @throws IOException when the server cannot be reached in time or does not accept it; the
   *     message names the server but neither path nor query, which may hold a key
   */
  public void send(String json) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    int status;
    try {
      status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IOException(server() + " was not reached: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(server() + " was not reached: interrupted");
    }
    if (status < OK || status >= NOT_OK) {
      throw new IOException(server() + " answered with status " + status);
    }
  }

  private String server() {
    int port = address.getPort();
    return address.getScheme() + "://" + address.getHost() + (port < 0 ? "" : ":" + port);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
  }
}
