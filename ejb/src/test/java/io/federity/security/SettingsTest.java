package io.federity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void settings_fromEnvironment_areRead() {
    var settings =
        new Settings(
            Map.of(
                "FEDERITY_DATA_DIR", "/data",
                "OIDC_URL", "https://id.example/realms/federity/",
                "FEDERITY_MAX_OBJECT_BYTES", "1000",
                "FEDERITY_SIGNING_WINDOW", "PT5M"));
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/data"));
    assertThat(settings.serverKeyFile()).isEqualTo(Path.of("/data/server.key"));
    assertThat(settings.issuer()).isEqualTo("https://id.example/realms/federity");
    assertThat(settings.maxObjectBytes()).isEqualTo(1000);
    assertThat(settings.signingWindow()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void settings_thatAreAbsentOrBlank_haveDefaults() {
    var settings = new Settings(Map.of("FEDERITY_PUBLIC_URL", " "));
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.signingWindow()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.objectRetention()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void settings_thatCannotBeRead_areRefused() {
    var settings = new Settings(Map.of("FEDERITY_MAX_OBJECT_BYTES", "-1"));
    assertThatThrownBy(settings::maxObjectBytes).hasMessageContaining("FEDERITY_MAX_OBJECT_BYTES");
  }

  @Test
  void retention_ofObjects_outlastsEveryStep() {
    assertThat(new Settings(Map.of("FEDERITY_OBJECT_RETENTION", "PT61M")).objectRetention())
        .isEqualTo(Duration.ofMinutes(61));
    var tooShort = new Settings(Map.of("FEDERITY_OBJECT_RETENTION", "PT1H"));
    assertThatThrownBy(tooShort::objectRetention)
        .hasMessageContaining("FEDERITY_OBJECT_RETENTION")
        .hasMessageContaining("FEDERITY_STEP_TIMEOUT");
  }
}
