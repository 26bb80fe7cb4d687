package io.federity.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds free TCP ports below the range from which operating systems take ports for outgoing
 * connections, so that nothing else is given them before the servers bind.
 */
final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 31_000;
  private static final int ATTEMPTS = 200;

  private FreePorts() {}

  /** Returns the first of {@code count} consecutive free ports. */
  static int block(int count) {
    for (int i = 0; i < ATTEMPTS; i++) {
      int first = RandomGenerator.getDefault().nextInt(LOWEST, HIGHEST - count);
      if (areFree(first, count)) {
        return first;
      }
    }
    throw new IllegalStateException("no " + count + " free ports in a row below " + HIGHEST);
  }

  private static boolean areFree(int first, int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int port = first; port < first + count; port++) {
        sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException taken) {
      return false;
    } finally {
      sockets.forEach(FreePorts::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot release port " + socket.getLocalPort(), e);
    }
  }
}
