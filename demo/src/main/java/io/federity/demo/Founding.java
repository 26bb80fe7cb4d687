package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sign-in, wallets, the repository and its members, and a clone for each hospital. */
final class Founding {
  private final Consortium consortium;
  private final Story story;
  private final Path policy;
  private final DemoSource source;

  /** Founds with the recipe and architecture beside the data, and the given policy. */
  Founding(Consortium consortium, Story story, Path policy, DemoSource source) {
    this.consortium = consortium;
    this.story = story;
    this.policy = policy;
    this.source = source;
  }

  static List<DemoPerson> everybody() {
    return Stream.of(
            List.of(DemoPerson.MAINTAINER, DemoPerson.COMPLIANCE),
            DemoPerson.CONTRIBUTORS,
            DemoPerson.REVIEWERS)
        .flatMap(List::stream)
        .toList();
  }

  void signInEverybody() {
    story.chapter("People sign in with their hospital's account");
    for (DemoPerson person : everybody()) {
      if (!consortium.isSignedIn(person)) {
        consortium.signIn(person);
        story.tell(person.username() + " of " + person.hospital() + " signed in (device flow)");
      }
    }
  }

  void linkWallets() {
    story.chapter("Contributors link a Solana wallet: it will sign their commits");
    List<DemoPerson> owners = new ArrayList<>(DemoPerson.CONTRIBUTORS);
    owners.addFirst(DemoPerson.MAINTAINER);
    for (DemoPerson person : owners) {
      if (!consortium.run(person, "wallet", "show", "--json").ok()) {
        consortium.run(person, "wallet", "create", "--json").orThrow();
      }
      String address =
          consortium.run(person, "wallet", "link", "--json").json().path("address").asText();
      story.tell(person.username() + " proved to own " + address + " by signing a challenge");
    }
  }

  void createRepository() {
    if (consortium.findRepository(DemoPerson.MAINTAINER).isPresent()) {
      story.chapter("The repository " + consortium.repository() + " exists; the run continues it");
    } else {
      story.chapter("A repository: a model, how it is trained, and who must agree");
      create();
      story.tell(consortium.repository() + ": logistic regression, FedAvg, one approval from");
      story.tell("another hospital for each contribution, a compliance officer for each merge");
    }
    addMissingMembers();
  }

  private void create() {
    Path data = consortium.work().resolve("data");
    String name = consortium.repository().substring(consortium.repository().indexOf('/') + 1);
    consortium
        .run(
            DemoPerson.MAINTAINER,
            "repo",
            "create",
            name,
            "--architecture",
            data.resolve("architecture.json").toString(),
            "--recipe",
            data.resolve("recipe.json").toString(),
            "--policy",
            policy.toString(),
            "--description",
            "Risk of heart disease from 13 routine findings"
                + (source.synthetic() ? " (SYNTHETIC sample data)" : ""),
            "--task",
            "binary classification",
            "--json")
        .orThrow();
  }

  /** Also after a run that was interrupted between the repository and its last member. */
  private void addMissingMembers() {
    JsonNode repository = consortium.findRepository(DemoPerson.MAINTAINER).orElseThrow();
    List<String> present = new ArrayList<>();
    repository.path("members").forEach(member -> present.add(member.path("username").asText()));
    for (DemoPerson person : everybody()) {
      if (!present.contains(person.username())) {
        addMember(person);
      }
    }
    story.tell("members: four contributors, four reviewers, a compliance officer, a maintainer");
  }

  private void addMember(DemoPerson person) {
    List<String> command = new ArrayList<>(List.of("repo", "member", "add", person.username()));
    for (String role : person.roles()) {
      command.addAll(List.of("--role", role));
    }
    command.addAll(List.of("--repo", consortium.repository(), "--json"));
    consortium.run(DemoPerson.MAINTAINER, command.toArray(String[]::new)).orThrow();
  }

  void cloneEverywhere() {
    for (DemoPerson person : DemoPerson.CONTRIBUTORS) {
      if (!Files.isDirectory(consortium.clone(person).resolve(".federity"))) {
        consortium
            .run(
                person,
                "clone",
                consortium.repository(),
                consortium.clone(person).toString(),
                "--json")
            .orThrow();
      }
    }
    story.tell("each hospital has a clone; its records stay where they are");
  }
}
