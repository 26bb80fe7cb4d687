package io.federity.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that tunnels by CONNECT, wherever to, to one local port. */
final class ConnectProxy implements AutoCloseable {
  /** What was asked for, such as {@code federity.test:443}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final ServerSocket listener;
  private final int target;
  private final Optional<String> login;

  /**
   * Listens.
   *
   * @param login {@code user:password} where it asks for one
   */
  ConnectProxy(int target, Optional<String> login) {
    this.target = target;
    this.login = login;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      // One byte at a time: what follows the head belongs to the tunnel.
      List<String> head = head(client.getInputStream());
      if (login.isPresent() && !head.contains(credentials(login.get()))) {
        answer(
            client,
            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                + "Content-Length: 0");
        return;
      }
      asked.add(head.getFirst().split(" ")[1]);
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        answer(client, "200 Connection established");
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        back.join();
      }
    } catch (IOException e) {
      return; // one of the two went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String credentials(String login) {
    return "Proxy-Authorization: Basic "
        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> head(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no request");
      }
      text.append((char) read);
    }
    return new ArrayList<>(text.toString().lines().toList());
  }

  private static void answer(Socket client, String text) throws IOException {
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + text + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void pump(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      return; // the other direction notices too
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
