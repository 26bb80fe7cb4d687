package io.federity.cli.remote;

import io.federity.cli.console.CommandEnvironment;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proxies as {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name them, in capitals or
 * small letters. This machine itself is always reached directly.
 */
final class Proxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Optional<URI> secure;
  private final Optional<URI> plain;
  private final List<String> exceptions;

  private Proxies(Optional<URI> secure, Optional<URI> plain, List<String> exceptions) {
    this.secure = secure;
    this.plain = plain;
    this.exceptions = exceptions;
  }

  /** Refused where a variable is no proxy's address. */
  static Outcome<Proxies> of(CommandEnvironment environment) {
    List<String> exceptions =
        variable(environment, "NO_PROXY").stream()
            .flatMap(hosts -> Stream.of(hosts.split("[,\\s]+")))
            .map(host -> host.toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
    return proxy(environment, "HTTPS_PROXY")
        .then(secure ->
            proxy(environment, "HTTP_PROXY").map(plain -> new Proxies(secure, plain, exceptions)));
  }

  private static Optional<String> variable(CommandEnvironment environment, String name) {
    return environment.variable(name).or(() -> environment.variable(name.toLowerCase(Locale.ROOT)));
  }

  private static Outcome<Optional<URI>> proxy(CommandEnvironment environment, String name) {
    Optional<String> value = variable(environment, name);
    if (value.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    String text = value.get().contains("://") ? value.get() : "http://" + value.get();
    try {
      URI proxy = URI.create(text);
      if ("http".equals(proxy.getScheme()) && proxy.getHost() != null) {
        return Outcome.accepted(Optional.of(proxy));
      }
    } catch (IllegalArgumentException e) {
      return noProxy(name);
    }
    return noProxy(name);
  }

  /** The value itself may hold a password and is not repeated. */
  private static Outcome<Optional<URI>> noProxy(String name) {
    return Outcome.refused(
        ErrorCode.BAD_SETTING,
        name + " is not a proxy's address such as http://proxy.example:3128");
  }

  /** Whether the environment names any. */
  boolean areNamed() {
    return secure.isPresent() || plain.isPresent();
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<URI> proxy = "https".equals(uri.getScheme()) ? secure : plain;
    if (proxy.isEmpty() || isDirect(uri)) {
      return DIRECT;
    }
    int port = proxy.get().getPort() < 0 ? 80 : proxy.get().getPort();
    return List.of(
        new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.get().getHost(), port)));
  }

  private boolean isDirect(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return isThisMachine(host)
        || exceptions.stream()
            .anyMatch(exception -> isException(exception, host, host + ":" + uri.getPort()));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** A name stands for itself and all names that end in it. */
  private static boolean isException(String exception, String host, String hostAndPort) {
    String name = exception.startsWith(".") ? exception.substring(1) : exception;
    return name.equals("*")
        || name.equals(host)
        || name.equals(hostAndPort)
        || host.endsWith("." + name);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request itself fails and says so; there is no other proxy to choose.
  }

  /** User and password of a proxy that names them in its address. */
  Optional<Authenticator> login() {
    return Stream.of(secure, plain)
        .flatMap(Optional::stream)
        .filter(proxy -> proxy.getUserInfo() != null)
        .findFirst()
        .map(proxy -> new Login(proxy.getUserInfo()));
  }

  private static final class Login extends Authenticator {
    private final String userInfo;

    private Login(String userInfo) {
      this.userInfo = userInfo;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      int colon = userInfo.indexOf(':');
      String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
      String password = colon < 0 ? "" : userInfo.substring(colon + 1);
      return new PasswordAuthentication(user, password.toCharArray());
    }
  }
}
