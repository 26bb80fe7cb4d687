package io.federity.statistics.persistence;

import static io.federity.persistence.RepositoryFixtures.KEY;
import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
class StatisticsStoreTest {
  private final TestDatabase database;

  StatisticsStoreTest(Vendor vendor) {
    database = TestDatabase.withRepository(vendor);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static StatisticsPush push(String hospital, String statistics) {
    return new StatisticsPush(
        "push of " + hospital,
        REPOSITORY,
        "main",
        hospital,
        "somebody." + hospital,
        303,
        statistics,
        Base64.getEncoder().encodeToString(KEY.sign(statistics.getBytes(StandardCharsets.UTF_8))),
        KEY.address(),
        NOW,
        false);
  }

  private void save(StatisticsPush push) {
    database.run(em -> new StatisticsStore(em).save(push));
  }

  @Test
  void push_longStatistics_areReadBackAsSigned() {
    StatisticsPush push = push("va", "{\"sum\":\"" + "9".repeat(200_000) + "\"}");
    save(push);
    database.run(
        em -> assertThat(new StatisticsStore(em).find(REPOSITORY, "main", "va")).contains(push));
  }

  @Test
  void push_again_replacesTheEarlierOne() {
    save(push("va", "{}"));
    save(push("va", "{\"n\":1}"));
    save(push("va", "{\"n\":1}").approve());
    database.run(em ->
        assertThat(new StatisticsStore(em).list(REPOSITORY, "main"))
            .containsExactly(push("va", "{\"n\":1}").approve()));
  }

  @Test
  void pushes_areListedByHospital_andOfTheirBranchOnly() {
    save(push("va", "{}"));
    save(push("cleveland", "{}"));
    database.run(em -> {
      var pushes = new StatisticsStore(em);
      assertThat(pushes.list(REPOSITORY, "main"))
          .extracting(StatisticsPush::hospital)
          .containsExactly("cleveland", "va");
      assertThat(pushes.list(REPOSITORY, "other")).isEmpty();
      assertThat(pushes.find(REPOSITORY, "main", "hungary")).isEmpty();
    });
  }
}
