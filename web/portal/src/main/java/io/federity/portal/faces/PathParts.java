package io.federity.portal.faces;

import io.federity.repository.RepositoryName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** What the address of the page names: repository, number, commit. */
@RequestScoped
public class PathParts {
  /** Request attribute that holds the map of parts. */
  static final String ATTRIBUTE = "federity.path-parts";

  @Inject private HttpServletRequest request;

  /** One part of the address; empty where the address has no such part. */
  public String get(String name) {
    return request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> parts
            && parts.get(name) instanceof String value
        ? value
        : "";
  }

  /** The number in the address; empty where it is no number. */
  public Optional<Integer> number() {
    String digits = get("number");
    return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /** {@code owner/name} as the address has it. */
  public String fullName() {
    return get("owner") + "/" + get("name");
  }

  /** The repository the address names. */
  public Optional<RepositoryName> repository() {
    return RepositoryName.parse(fullName());
  }
}
