package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.JsonObject;
import io.federity.recipe.Standardisation;
import io.federity.statistics.PooledStatistics;
import io.federity.statistics.SiteStatistics;
import java.util.List;

class StatisticsFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    RoundTrip.canonical(input, SiteStatistics::readCanonical, SiteStatistics::canonicalBytes);
    if (SiteStatistics.readCanonical(input)
        instanceof Outcome.Accepted<SiteStatistics>(SiteStatistics site)) {
      switch (PooledStatistics.pool(site.names(), List.of(site, site, site))) {
        case Outcome.Accepted<Standardisation>(Standardisation pool) ->
            assertThat(Standardisation.read(JsonObject.of("", pool.toJson()), "")).isEqualTo(pool);
        case Outcome.Refused<Standardisation>(Refusal refusal) ->
            assertThat(refusal.detail()).contains("more than 2^53");
      }
    }
  }
}
