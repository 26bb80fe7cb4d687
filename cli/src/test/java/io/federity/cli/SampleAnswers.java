package io.federity.cli;

import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import io.federity.wire.ContributionView;
import io.federity.wire.RoundView;
import io.federity.wire.StatisticsView;
import io.federity.wire.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server answers that has one full record of each kind. */
final class SampleAnswers {
  private static final Map<Pattern, Object> ANSWERS =
      Map.of(
          Pattern.compile(".*/contributions(\\?.*)?"), List.of(Sample.of(ContributionView.class)),
          Pattern.compile(".*/contributions/1(/decisions)?"), Sample.of(ContributionView.class),
          Pattern.compile(".*/rounds\\?.*"), List.of(Sample.of(RoundView.class)),
          Pattern.compile(".*/rounds/1(/close|/sign-off)?"), Sample.of(RoundView.class),
          Pattern.compile(".*/statistics"), List.of(Sample.of(StatisticsView.class)),
          Pattern.compile(".*/statistics/approve"), Map.of(),
          Pattern.compile(".*/tasks"), List.of(Sample.of(TaskView.class)),
          Pattern.compile(".*/audit"), List.of(Sample.of(AuditView.class)),
          Pattern.compile(".*/audit/verify"), Sample.of(AuditVerdictView.class));

  private SampleAnswers() {}

  static Optional<Object> to(String path) {
    return ANSWERS.entrySet().stream()
        .filter(answer -> answer.getKey().matcher(path).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
