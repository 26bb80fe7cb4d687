package io.federity.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashBarrierTest {
  private static final String POINT = CrashPoint.BRANCH_MOVED.pointName();

  @TempDir Path folder;

  @Test
  void environment_withoutFolder_hasNoBarrier() {
    assertThat(CrashBarrier.of(Map.of("FEDERITY_TESTING", "true"))).isEmpty();
  }

  @Test
  void environment_folderWithoutTheTestSwitch_isIgnored() {
    assertThat(CrashBarrier.of(Map.of("FEDERITY_CRASH_POINTS", folder.toString()))).isEmpty();
    assertThat(
            CrashBarrier.of(
                Map.of("FEDERITY_CRASH_POINTS", folder.toString(), "FEDERITY_TESTING", "true")))
        .isPresent();
  }

  @Test
  void point_inProduction_letsPass() {
    CrashPoint.BRANCH_MOVED.reach();
    assertThat(System.getenv("FEDERITY_CRASH_POINTS")).isNull();
  }

  @Test
  void point_notArmed_letsPass() {
    new CrashBarrier(folder).hold(POINT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Timeout(30)
  void point_armed_holdsItsThreadUntilReleased() throws Exception {
    arm(1);
    Thread held = Thread.ofVirtual().start(() -> new CrashBarrier(folder).hold(POINT));
    Path reached = folder.resolve(POINT + ".reached");
    while (!Files.exists(reached)) {
      Thread.onSpinWait();
    }
    assertThat(held.join(Duration.ofMillis(100))).isFalse();
    assertThat(folder.resolve(POINT + ".armed")).doesNotExist();

    Files.delete(reached);
    assertThat(held.join(Duration.ofSeconds(20))).isTrue();
    new CrashBarrier(folder).hold(POINT); // only once
  }

  @Test
  void point_armedForTheThirdTime_letsTwoPass() throws IOException {
    arm(3);
    CrashBarrier barrier = new CrashBarrier(folder);
    barrier.hold(POINT);
    barrier.hold(POINT);
    assertThat(folder.resolve(POINT + ".armed")).hasContent("1");
    assertThat(folder.resolve(POINT + ".reached")).doesNotExist();
  }

  private void arm(int time) throws IOException {
    Files.writeString(folder.resolve(POINT + ".armed"), String.valueOf(time));
  }
}
