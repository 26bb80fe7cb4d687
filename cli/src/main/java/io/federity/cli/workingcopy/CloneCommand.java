package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.error.ErrorCode;
import io.federity.repository.RepositoryName;
import io.federity.wire.RepositoryView;
import io.federity.wire.ServerView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity clone}. */
@Command(name = "clone", description = "Make a working copy of a repository.")
public final class CloneCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(index = "0", paramLabel = "OWNER/NAME", description = "The repository.")
  private String repository = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "A new folder.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--branch", description = "The branch; by default the repository's own.")
  private Optional<String> branch = Optional.empty();

  @Mixin private OutputOptions output;

  CloneCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryName name = orRefuse(RepositoryOption.parse(repository));
    Path root = environment.resolve(directory.orElse(Path.of(name.name())));
    requireFree(root);
    Servers servers = new Servers(environment);
    URI address = orRefuse(servers.usual());
    ServerView server = orRefuse(servers.describe(address));
    Api api = servers.api(address);
    RepositoryView view = orRefuse(api.repositories().view(name));
    if (view.head() == null) {
      throw new CommandRefusedException(
          ErrorCode.NOT_FOUND, "repository " + name + " has no commit yet");
    }
    WorkingCopy copy =
        WorkingCopy.create(
            root,
            new WorkingCopyConfig(
                1,
                address.toString(),
                name.toString(),
                view.id(),
                branch.orElse(view.defaultBranch()),
                server.serverKey()));
    Console console = environment.console();
    Checkout checkout = new Checkout(copy, api, console);
    Checkout.Result result = orRefuse(checkout.remoteHead().then(checkout::to));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("repository", name.toString());
    data.put("directory", root.toString());
    data.put("branch", copy.config().branch());
    data.put("head", result.commit().hex());
    data.put("objectsDownloaded", result.downloaded());
    data.put("serverKey", server.serverKey());
    output.print(
        console,
        data,
        () ->
            console.data(
                "Cloned %s at %s into %s".formatted(name, result.commit().shortHex(), root)));
    return 0;
  }

  private static void requireFree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    if (Files.exists(root.resolve(WorkingCopy.FOLDER).resolve("HEAD"))) {
      throw new CommandRefusedException(
          ErrorCode.ALREADY_EXISTS, root + " is a working copy already; federity pull updates it");
    }
    if (Files.exists(root.resolve(WorkingCopy.FOLDER))) {
      return; // a clone that was interrupted
    }
    try (Stream<Path> content = Files.list(root)) {
      if (content.findAny().isPresent()) {
        throw new CommandRefusedException(ErrorCode.ALREADY_EXISTS, root + " is not empty");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }
}
