package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real server on this machine. */
class HttpPostTest {
  private static final Duration SOON = Duration.ofMillis(300);

  private final List<String> received = new ArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + path
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (path.equals("/never")) {
            awaitRelease();
          }
          exchange.sendResponseHeaders(path.equals("/refuse") ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void postsTheDocumentAsUtf8Json() throws IOException {
    new HttpPost(address("/hook"), null, Duration.ofSeconds(5)).send("{\"a\":\"牧野\"}");
    assertThat(received)
        .containsExactly("POST /hook application/json; charset=utf-8 null {\"a\":\"牧野\"}");
  }

  @Test
  void sendsTheTokenOfTheServer() throws IOException {
    new HttpPost(address("/hook"), "key-1", Duration.ofSeconds(5)).send("{}");
    assertThat(received).singleElement().asString().contains(" Bearer key-1 ");
  }

  @Test
  void aRefusalIsAnErrorThatHidesTheKeyInTheAddress() {
    assertThatThrownBy(
            () ->
                new HttpPost(address("/refuse?key=secret"), null, Duration.ofSeconds(5)).send("{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered with status 500")
        .hasMessageNotContaining("secret");
  }

  @Test
  void doesNotWaitLongerThanItMay() {
    long begin = System.nanoTime();
    assertThatThrownBy(() -> new HttpPost(address("/never?key=secret"), null, SOON).send("{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was not reached")
        .hasMessageNotContaining("secret");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aServerThatIsDownIsAnError() {
    server.stop(0);
    assertThatThrownBy(() -> new HttpPost(address("/hook"), null, SOON).send("{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was not reached");
  }
}
