package io.federity.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local Solana node as a process of its own, on ports that were free a moment ago. */
public final class SolanaNode implements AutoCloseable {
  private final int port;
  private final Path state;
  private Process process;

  public SolanaNode(Path state) {
    this.port = freePort();
    this.state = state;
    this.process = launch();
  }

  static String script() {
    return System.getProperty("federity.solana.node", "node/solana-node.cjs");
  }

  public URI rpc() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends the node without any warning, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  public void restart() {
    close();
    process = launch();
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the Solana node " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() {
    List<String> command =
        List.of("node", script(), "--port", Integer.toString(port), "--state", state.toString());
    try {
      Process started =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String ready = started.inputReader(StandardCharsets.UTF_8).readLine();
      if (ready == null) {
        throw new IllegalStateException("the Solana node ended before it was ready");
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the Solana node", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
