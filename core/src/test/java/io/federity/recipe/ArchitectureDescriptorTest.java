package io.federity.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ArchitectureDescriptor.Activation;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import io.federity.recipe.ArchitectureDescriptor.Mlp;
import io.federity.recipe.ArchitectureDescriptor.TorchScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureDescriptorTest {

  @Test
  void logistic_hasTheNamesAndShapesOfALinearLayer() {
    assertThat(new Logistic(13, 1).parameterShapes())
        .containsExactly(
            java.util.Map.entry("fc.weight", List.of(1L, 13L)),
            java.util.Map.entry("fc.bias", List.of(1L)));
  }

  @Test
  void mlp_numbersItsLayersFromOne() {
    var mlp = new Mlp(Activation.RELU, List.of(32, 8), 30, 1);
    assertThat(mlp.parameterShapes().keySet())
        .containsExactly(
            "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "fc3.weight", "fc3.bias");
    assertThat(mlp.parameterShapes()).containsEntry("fc2.weight", List.of(8L, 32L));
  }

  @Test
  void canonicalBytes_readBack_giveTheSameDescriptor() {
    for (ArchitectureDescriptor descriptor :
        List.of(
            new Logistic(13, 1),
            new Mlp(Activation.TANH, List.of(4), 13, 2),
            new TorchScript("a".repeat(64), 13, 1))) {
      assertThat(ArchitectureDescriptor.readCanonical(descriptor.canonicalBytes()))
          .isEqualTo(Outcome.accepted(descriptor));
    }
  }

  @Test
  void logistic_isWrittenAsTheContractSays() {
    assertThat(new String(new Logistic(13, 1).canonicalBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"architecture\":\"logistic\",\"inputs\":13,\"outputs\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"architecture":"tree","inputs":1,"outputs":1}                  | must be logistic, mlp or torchscript
          {"architecture":"logistic","inputs":0,"outputs":1}              | inputs must be between 1 and
          {"architecture":"logistic","inputs":1048577,"outputs":1}        | inputs must be between 1 and
          {"architecture":"logistic","hidden":[],"inputs":1,"outputs":1}  | hidden is not known here
          {"activation":"relu","architecture":"mlp","hidden":[],"inputs":1,"outputs":1} | 1 to 64 layers
          {"activation":"gelu","architecture":"mlp","hidden":[1],"inputs":1,"outputs":1} | one of relu, tanh, sigmoid
          {"architecture":"torchscript","inputs":1,"module":"x","outputs":1} | module must be an object id
          {"architecture":"logistic","inputs":1                          | not JSON at character
          """)
  void descriptor_withAnError_isRefused(String text, String expected) {
    Outcome<ArchitectureDescriptor> outcome =
        ArchitectureDescriptor.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<ArchitectureDescriptor>) outcome).refusal();
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_ARCHITECTURE);
    assertThat(refusal.detail()).contains(expected);
  }
}
