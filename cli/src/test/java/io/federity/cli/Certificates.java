package io.federity.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of an authority that no JDK knows, made by the JDK's own keytool. */
record Certificates(Path store, Path pem) {
  private static final String PASSWORD = "changeit";

  /**
   * A server's certificate and the authority that signed it.
   *
   * @param names of the server, as keytool's SAN
   * @param more options for the server's certificate, such as its dates
   */
  static Certificates make(Path folder, String name, String names, String... more) {
    Path store = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    keytool(store, pair("authority", "bc:c", "-validity", "30"));
    keytool(store, List.of("-exportcert", "-rfc", "-alias", "authority", "-file", pem.toString()));
    List<String> server = pair("server", "san=" + names, "-signer", "authority");
    server.addAll(List.of(more));
    keytool(store, server);
    keytool(store, List.of("-delete", "-alias", "authority"));
    return new Certificates(store, pem);
  }

  private static List<String> pair(String alias, String extension, String... more) {
    List<String> options = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    options.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + alias, "-ext", extension));
    options.addAll(List.of(more));
    return options;
  }

  private static void keytool(Path store, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException("keytool does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** For a server that shows the certificate. */
  SSLContext serverContext() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot use " + store, e);
    }
  }
}
