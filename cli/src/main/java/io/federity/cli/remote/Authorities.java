package io.federity.cli.remote;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's certificate authorities together with those of a file. */
final class Authorities {
  private Authorities() {}

  /**
   * Trusts what the JDK trusts and what the file has.
   *
   * @param file X.509 certificates, PEM
   */
  static Outcome<SSLContext> with(Path file) {
    return read(file)
        .map(certificates -> {
          try {
            List<Certificate> all = new ArrayList<>(certificates);
            all.addAll(List.of(trustOf(null).getAcceptedIssuers()));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
              store.setCertificateEntry("authority-" + i, all.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustOf(store)}, new SecureRandom());
            return context;
          } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot use " + file, e);
          }
        });
  }

  private static Outcome<Collection<? extends Certificate>> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      return found.isEmpty() ? unusable(file, "it has no certificate") : Outcome.accepted(found);
    } catch (IOException e) {
      return unusable(file, "it cannot be read: " + e);
    } catch (CertificateException e) {
      return unusable(file, "it is not PEM: " + e.getMessage());
    }
  }

  private static <T> Outcome<T> unusable(Path file, String why) {
    return Outcome.refused(
        ErrorCode.BAD_SETTING, "%s names %s, but %s".formatted(Network.CA_FILE, file, why));
  }

  /** The trust in a store's authorities, or in the JDK's own. */
  private static X509TrustManager trustOf(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no trust in X.509 certificates");
  }
}
