import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that a run starts beside it; none outlives it. */
final class Servers {
  private static final int SECONDS_TO_START = 90;

  private final Path work;
  private final List<Process> processes = new ArrayList<>();

  Servers(Path work) {
    this.work = work;
  }

  /** Starts a server; what it says goes to a file of its name. */
  Process start(String name, String... command) throws IOException {
    Path logs = Files.createDirectories(work.resolve("logs"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".log").toFile()));
    return add(builder.start());
  }

  synchronized Process add(Process process) {
    processes.add(process);
    return process;
  }

  /** Ends what still runs, and what it has started. */
  synchronized void end() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    processes.clear();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void await(int port) throws Exception {
    long until = System.nanoTime() + SECONDS_TO_START * 1_000_000_000L;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("no server at port " + port, e);
        }
        Thread.sleep(200);
      }
    }
  }

  static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
  }
}
