package io.federity.commit.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.wire.CommitView;
import io.federity.wire.MergeMemberView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitGraphTest {
  private static CommitView commit(
      String id, String kind, List<String> parents, String... members) {
    return new CommitView(
        id,
        kind,
        "o/n",
        "main",
        parents,
        "",
        "",
        "",
        "",
        0,
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        "",
        "",
        "",
        List.of(),
        java.util.Arrays.stream(members).map(CommitGraphTest::member).toList(),
        List.of(),
        1,
        null,
        null);
  }

  private static MergeMemberView member(String hospital) {
    return new MergeMemberView("of-" + hospital, hospital, 10, "0.5", "");
  }

  private static final List<GraphRow> LOG =
      GraphRow.of(
          List.of(
              commit("merge", "merge", List.of("root", "of-va", "of-cleveland"), "va", "cleveland"),
              commit("root", "root", List.of())));

  @Test
  void members_standBelowTheirMerge() {
    assertThat(LOG)
        .extracting(GraphRow::id)
        .containsExactly("merge", "of-va", "of-cleveland", "root");
    assertThat(LOG.get(1).parents()).containsExactly("root");
  }

  @Test
  void branch_liesInTheFirstLaneAndHospitalsBesideIt() {
    CommitGraph graph = CommitGraph.of(LOG);

    assertThat(graph.lanes())
        .containsExactly(new CommitGraph.Lane("cleveland", 0), new CommitGraph.Lane("va", 1));
    assertThat(graph.dots()).extracting(CommitGraph.Dot::series).containsExactly(-1, 1, 0, -1);
    assertThat(graph.dots().get(0).x()).isEqualTo(graph.dots().get(3).x());
    assertThat(graph.dots().get(1).x()).isGreaterThan(graph.dots().get(2).x());
  }

  @Test
  void rows_areEquallyHigh() {
    assertThat(CommitGraph.of(LOG).height()).isEqualTo(4 * CommitGraph.ROW);
  }

  @Test
  void everyParent_hasAnEdge() {
    assertThat(CommitGraph.of(LOG).edges()).hasSize(5);
  }

  @Test
  void parent_beyondTheList_leavesAtTheBottom() {
    CommitGraph graph = CommitGraph.of(LOG.subList(1, 2));

    assertThat(graph.edges())
        .singleElement()
        .satisfies(edge -> assertThat(edge.path()).endsWith("V" + graph.height()));
  }
}
