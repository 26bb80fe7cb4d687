package io.federity.it;

import io.federity.demo.DemoPerson;
import io.federity.demo.DeviceLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One shell in which commands are typed one after the other. Where a command asks to sign in, the
 * person named in its comment ({@code # sign in as NAME}) does so at the identity provider's pages.
 */
final class TypedShell implements AutoCloseable {
  private static final String END = "--- end of output, status ";
  private static final Pattern PERSON = Pattern.compile("# sign in as ([a-z.]+)");
  private static final Pattern ADDRESS = Pattern.compile("or open (https?://\\S+)");

  /** What a command printed, and its status. */
  record Answer(List<String> lines, int status) {}

  private final Process shell;
  private final Writer keyboard;
  private final BufferedReader screen;

  private TypedShell(Process shell) {
    this.shell = shell;
    this.keyboard = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
    this.screen = shell.inputReader(StandardCharsets.UTF_8);
  }

  /** Opens a shell in a folder. */
  static TypedShell open(Path folder, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new TypedShell(builder.start());
  }

  /** Types a command and waits for its end. */
  Answer type(String command) throws IOException, InterruptedException {
    keyboard.write(command + "\necho \"" + END + "$?\"\n");
    keyboard.flush();
    List<String> lines = new ArrayList<>();
    for (String line = screen.readLine(); line != null; line = screen.readLine()) {
      if (line.startsWith(END)) {
        return new Answer(lines, Integer.parseInt(line.substring(END.length())));
      }
      lines.add(line);
      signInWhereAsked(command, line);
    }
    throw new IOException("the shell ended in: " + command + "\n" + String.join("\n", lines));
  }

  private static void signInWhereAsked(String command, String line)
      throws IOException, InterruptedException {
    Matcher person = PERSON.matcher(command);
    Matcher address = ADDRESS.matcher(line);
    if (person.find() && address.find()) {
      new DeviceLogin()
          .signIn(URI.create(address.group(1)), new DemoPerson(person.group(1), "", List.of()));
    }
  }

  @Override
  public void close() {
    shell.destroy();
  }
}
