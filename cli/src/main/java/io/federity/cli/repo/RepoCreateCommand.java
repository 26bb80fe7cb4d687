package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.auth.StoredLogin;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.Api;
import io.federity.cli.remote.RepositoryApi;
import io.federity.cli.wallet.WalletFile;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.CanonicalJson;
import io.federity.policy.BranchPolicy;
import io.federity.repository.RepositoryName;
import io.federity.wallet.SigningKey;
import io.federity.wire.CommitView;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity repo create}. */
@Command(
    name = "create",
    description = {
      "Create a repository of your hospital and sign its first commit.",
      "Where an earlier attempt stopped half way, run it again."
    })
public final class RepoCreateCommand implements Callable<Integer> {
  private final CommandEnvironment environment;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
  private String name = "";

  @Option(names = "--architecture", required = true, description = "Architecture descriptor, JSON.")
  private Path architecture = Path.of("architecture.json");

  @Option(names = "--recipe", required = true, description = "Recipe, JSON.")
  private Path recipe = Path.of("recipe.json");

  @Option(names = "--module", description = "Module of torch.jit.script, for torchscript.")
  private Optional<Path> module = Optional.empty();

  @Option(names = "--policy", description = "Branch policy, JSON; or use the options below.")
  private Optional<Path> policy = Optional.empty();

  @Option(names = "--description", description = "One sentence.")
  private String description = "";

  @Option(names = "--task", description = "What the model decides, such as tabular-classification.")
  private String task = "tabular-classification";

  @Option(
      names = "--visibility",
      description = "consortium (all who are signed in) or private; default ${DEFAULT-VALUE}.")
  private String visibility = "consortium";

  @Mixin private PolicyOptions policyOptions;
  @Mixin private OutputOptions output;

  RepoCreateCommand(CommandEnvironment environment) {
    this.environment = environment;
    this.console = environment.console();
  }

  @Override
  public Integer call() {
    Blueprint blueprint =
        orRefuse(
            Blueprint.read(
                environment.resolve(architecture),
                environment.resolve(recipe),
                module.map(environment::resolve)));
    BranchPolicy branchPolicy =
        orRefuse(
            policy
                .map(file -> Blueprint.bytes(environment.resolve(file)).then(PolicyOptions::read))
                .orElseGet(policyOptions::changed));
    StoredLogin login =
        StoredLogin.load(FederityHome.of(environment))
            .orElseThrow(
                () -> new CommandRefusedException(ErrorCode.NOT_SIGNED_IN, "nobody is signed in"));
    SigningKey key = orRefuse(new WalletFile(environment).unlock());
    Servers servers = new Servers(environment);
    URI server = orRefuse(servers.usual());
    Api api = servers.api(server);
    RepositoryView repository = orRefuse(createOrResume(api.repositories(), branchPolicy, login));
    CommitView root =
        orRefuse(propose(new RootCommit(api, repository, blueprint, console), login, key));
    RepositoryView created =
        orRefuse(
            api.repositories().view(new RepositoryName(repository.owner(), repository.name())));
    output.print(
        console,
        created,
        () ->
            console.data(
                "Created %s/%s, root commit %s"
                    .formatted(created.owner(), created.name(), root.id().substring(0, 8))));
    return 0;
  }

  /** A repository without commit is one whose creation was interrupted. */
  private Outcome<RepositoryView> createOrResume(
      RepositoryApi repositories, BranchPolicy branchPolicy, StoredLogin login) {
    var request =
        new RepositoryRequest(
            name, description, task, visibility, CanonicalJson.text(branchPolicy.json()));
    Outcome<RepositoryView> created = repositories.create(request);
    if (created instanceof Outcome.Refused<RepositoryView>(Refusal refusal)
        && refusal.code() == ErrorCode.ALREADY_EXISTS
        && repositories.view(new RepositoryName(login.hospital(), name))
            instanceof Outcome.Accepted<RepositoryView>(RepositoryView there)
        && there.head() == null
        && there.createdBy().equals(login.username())) {
      return Outcome.accepted(there);
    }
    return created;
  }

  private Outcome<CommitView> propose(RootCommit root, StoredLogin login, SigningKey key) {
    try {
      Path folder = Files.createTempDirectory("federity-root");
      try {
        return root.propose(login, key, environment.clock().instant(), folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use a temporary folder", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
