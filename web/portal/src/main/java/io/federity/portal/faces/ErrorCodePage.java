package io.federity.portal.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference page of one error code; open to everybody. */
@Named("errorCode")
@RequestScoped
public class ErrorCodePage {
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private Optional<ErrorCode> named() {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.code().equals(path.get("code")))
        .findFirst();
  }

  /** Answers with an error page where there is no such code. */
  public void load() {
    if (named().isEmpty()) {
      refusals.errorPage(new Refusal(ErrorCode.NOT_FOUND, "There is no such error code."));
    }
  }

  /** The code that the address names; null where there is none. */
  public @Nullable ErrorCode getCode() {
    return named().orElse(null);
  }
}
