package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.object.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FreshLoginTest {
  private final FreshLogin login = new FreshLogin();

  @Test
  void question_showsTheHashOfItsVerifier_notTheVerifier() {
    login.begin("/portal/app/inbox", "");

    byte[] verifier = login.codeVerifier().getBytes(StandardCharsets.US_ASCII);
    String challenge =
        Base64.getUrlEncoder().withoutPadding().encodeToString(ObjectId.sha256().digest(verifier));
    assertThat(login.question())
        .containsEntry("code_challenge", challenge)
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainValue(login.codeVerifier());
    assertThat(login.codeVerifier()).as("RFC 7636, section 4.1").hasSizeBetween(43, 128);
  }

  @Test
  void answer_isTakenOnce_andOnlyWithTheStateOfTheQuestion() {
    login.begin("/portal/app/inbox", "");
    String state = String.valueOf(login.question().get("state"));

    assertThat(login.accept(state)).isTrue();
    assertThat(login.accept(state)).as("again").isFalse();

    login.begin("/portal/app/inbox", "");
    assertThat(login.accept(state)).as("the state of an older question").isFalse();
    assertThat(login.accept(null)).isFalse();
  }
}
