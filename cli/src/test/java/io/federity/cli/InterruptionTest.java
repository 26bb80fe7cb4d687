package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ctrl-C and SIGTERM in the middle of a command leave a working copy from which the same command
 * goes on. Processes of their own are signalled at requests that a seed chose, each after the
 * server did what was asked and before the answer: the moment when least is known.
 */
class InterruptionTest {
  private static final long SEED = 20261121;
  private static final int MOMENTS = 3;

  @TempDir Path folder;

  /** A command that talks to the server, with what comes before it. */
  private enum Talk {
    LOGIN {
      @Override
      void prepare(Clinic clinic, FakeServer server) {
        clinic.terminal.ok("auth", "logout");
        server.identity.loginInterval = 0;
      }

      @Override
      String[] command(Clinic clinic) {
        return new String[] {"auth", "login", "--no-browser"};
      }

      @Override
      void checkInterrupted(Clinic clinic) {
        assertThat(clinic.terminal.run("auth", "status").exitCode()).isIn(0, 2);
      }

      @Override
      void checkDone(Clinic clinic, FakeServer server) {
        clinic.terminal.ok("auth", "status");
      }
    },
    CLONE {
      @Override
      void prepare(Clinic clinic, FakeServer server) throws IOException {
        clinic.withRepository();
      }

      @Override
      String[] command(Clinic clinic) {
        return new String[] {"clone", "cleveland/heart", "clone"};
      }

      @Override
      void checkInterrupted(Clinic clinic) {
        Terminal there = clinic.terminal.in("clone");
        Result status = there.run("status", "--offline");
        assertThat(status.err())
            .satisfiesAnyOf(
                err -> assertThat(err).contains("pull-interrupted"),
                err -> assertThat(err).contains("not-a-working-copy"));
      }

      @Override
      void checkDone(Clinic clinic, FakeServer server) {
        assertThat(status(clinic.terminal.in("clone")).path("model").asText())
            .isEqualTo("unchanged");
      }
    },
    PULL {
      @Override
      void prepare(Clinic clinic, FakeServer server) throws IOException {
        clinic.withClone();
        NextModel.publish(server, 1.5f);
      }

      @Override
      String[] command(Clinic clinic) {
        return new String[] {"pull"};
      }

      @Override
      void checkInterrupted(Clinic clinic) {
        assertThat(status(clinic.terminal).path("model").asText()).isIn("unchanged", "interrupted");
      }

      @Override
      void checkDone(Clinic clinic, FakeServer server) {
        JsonNode status = status(clinic.terminal);
        assertThat(status.path("model").asText()).isEqualTo("unchanged");
        assertThat(status.path("base").asText()).isEqualTo(server.head.id());
      }
    },
    PUSH {
      @Override
      void prepare(Clinic clinic, FakeServer server) throws IOException {
        clinic.withClone().trained(1, 2);
        clinic.terminal.ok("commit", "-m", "Trained");
      }

      @Override
      String[] command(Clinic clinic) {
        return new String[] {"push"};
      }

      @Override
      void checkInterrupted(Clinic clinic) {
        assertThat(status(clinic.terminal).path("model").asText()).isEqualTo("committed");
      }

      @Override
      void checkDone(Clinic clinic, FakeServer server) {
        assertThat(status(clinic.terminal).path("model").asText()).isEqualTo("pushed");
        assertThat(
                server.sent("POST", "/contributions").stream()
                    .map(FakeServer.Request::text)
                    .distinct())
            .as("a repeated push proposes the very same commit")
            .hasSize(1);
      }
    },
    WORKER {
      @Override
      void prepare(Clinic clinic, FakeServer server) throws IOException {
        clinic.withClone();
        Files.writeString(
            clinic.terminal.directory.resolve("rows.csv"),
            "note,age,sugar,ill\na,41,0.1,1\nb,62,0.2,0\n");
      }

      @Override
      String[] command(Clinic clinic) {
        return new String[] {"worker", "--data", "rows.csv", "--name", "w1", "--once"};
      }

      @Override
      void beforeEach(FakeServer server) {
        server.leases.clear();
        server.leases.add(
            """
            [{"id":"j1","repository":"cleveland/heart","repositoryId":"%s","branch":"main",
              "round":1,"base":"%s","candidate":"%s","leasedUntil":"2026-11-21T12:05:00Z"}]
            """
                .formatted(FakeServer.REPOSITORY_ID, server.head.id(), server.head.id()));
      }

      @Override
      void checkInterrupted(Clinic clinic) {
        assertThat(status(clinic.terminal).path("model").asText()).isEqualTo("unchanged");
      }

      @Override
      void checkDone(Clinic clinic, FakeServer server) {
        assertThat(server.sent("POST", "/report")).isNotEmpty();
      }
    };

    abstract void prepare(Clinic clinic, FakeServer server) throws IOException;

    abstract String[] command(Clinic clinic);

    /** What a real server does again by itself. */
    void beforeEach(FakeServer server) {}

    abstract void checkInterrupted(Clinic clinic);

    abstract void checkDone(Clinic clinic, FakeServer server);
  }

  @ParameterizedTest
  @EnumSource(Talk.class)
  void command_signalledAtAnyRequest_goesOnWhenRepeated(Talk talk) throws IOException {
    List<Integer> moments = moments(requestsOf(talk));
    for (int moment : moments) {
      String signal = moment % 2 == 0 ? "TERM" : "INT";
      try (FakeServer server = new FakeServer()) {
        Clinic clinic = clinic(talk + "-" + moment, server);
        talk.prepare(clinic, server);
        talk.beforeEach(server);
        Result ended = signalledAt(moment, signal, talk, clinic, server);
        assertThat(ended.exitCode())
            .as("at request %d: %s", moment, ended)
            .isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(ended.lastErrorLine()).startsWith("Run the same command again");
        talk.checkInterrupted(clinic);
        talk.beforeEach(server);
        clinic.terminal.ok(talk.command(clinic));
        talk.checkDone(clinic, server);
      }
    }
  }

  private int requestsOf(Talk talk) throws IOException {
    try (FakeServer server = new FakeServer()) {
      Clinic clinic = clinic(talk + "-undisturbed", server);
      talk.prepare(clinic, server);
      talk.beforeEach(server);
      server.requests.clear();
      clinic.terminal.ok(talk.command(clinic));
      int requests = server.requests.size();
      talk.checkDone(clinic, server);
      return requests;
    }
  }

  /** The last request, and others. */
  private static List<Integer> moments(int requests) {
    List<Integer> all = new ArrayList<>();
    for (int i = 1; i < requests; i++) {
      all.add(i);
    }
    Collections.shuffle(all, new Random(SEED));
    List<Integer> chosen = new ArrayList<>(all.subList(0, Math.min(MOMENTS - 1, all.size())));
    chosen.add(requests);
    return chosen;
  }

  private static Result signalledAt(
      int moment, String signal, Talk talk, Clinic clinic, FakeServer server) {
    AtomicInteger seen = new AtomicInteger();
    var running = new CompletableFuture<RunningProgram>();
    server.witness =
        request -> {
          if (seen.incrementAndGet() == moment) {
            running.join().signal(signal);
            running.join().end();
          }
        };
    running.complete(RunningProgram.start(clinic.terminal, talk.command(clinic)));
    Result ended = running.join().end();
    server.witness = request -> {};
    return ended;
  }

  @Test
  void train_signalledWhileItReadsRows_trainsWhenRepeated() throws Exception {
    try (FakeServer server = new FakeServer()) {
      Clinic clinic = new Clinic(folder, server).withClone();
      Path pipe = clinic.terminal.directory.resolve("pipe.csv");
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      byte[] before = Files.readAllBytes(clinic.copy().modelFile());
      RunningProgram training =
          RunningProgram.start(clinic.terminal, "train", "--data", pipe.toString());
      try (var rows = Files.newBufferedWriter(pipe)) { // opens when the program does
        rows.write("note,age,sugar,ill\na,41,0.1,1\n");
        rows.flush();
        training.signal("INT");
        assertThat(training.end().exitCode()).isEqualTo(130);
      }
      assertThat(Files.readAllBytes(clinic.copy().modelFile())).isEqualTo(before);
      assertThat(status(clinic.terminal).path("trained").asBoolean()).isFalse();
      trainsWhenRepeated(clinic);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // which lists the libraries of a process
  void train_signalledInPyTorch_trainsWhenRepeated() throws IOException {
    try (FakeServer server = new FakeServer()) {
      Clinic clinic = new Clinic(folder, server);
      clinic.recipe = Clinic.RECIPE.replace("\"localSteps\":1,", "\"localSteps\":5000,");
      clinic.withClone();
      Path rows = rows(clinic);
      byte[] before = Files.readAllBytes(clinic.copy().modelFile());
      RunningProgram training =
          RunningProgram.start(clinic.terminal, "train", "--data", rows.toString());
      training.until("in PyTorch", () -> training.hasLoaded("libtorch_cpu"));
      training.signal("TERM");
      assertThat(training.end().exitCode()).isEqualTo(143);
      assertThat(Files.readAllBytes(clinic.copy().modelFile())).isEqualTo(before);
      trainsWhenRepeated(clinic);
    }
  }

  private static void trainsWhenRepeated(Clinic clinic) throws IOException {
    clinic.terminal.ok("train", "--data", rows(clinic).toString());
    JsonNode status = status(clinic.terminal);
    assertThat(status.path("model").asText()).isEqualTo("changed");
    assertThat(status.path("trained").asBoolean()).isTrue();
    clinic.terminal.ok("commit", "-m", "Trained");
  }

  private static Path rows(Clinic clinic) throws IOException {
    return Files.writeString(
        clinic.terminal.directory.resolve("rows.csv"),
        "note,age,sugar,ill\na,41,0.1,1\nb,62,0.2,0\nc,52,0.9,1\nd,33,0.4,0\n");
  }

  private static JsonNode status(Terminal terminal) {
    return terminal.ok("status", "--offline", "--json").json();
  }

  /** Its processes have the machine's clock, so the terminal has it too. */
  private Clinic clinic(String name, FakeServer server) throws IOException {
    Clinic clinic = new Clinic(folder.resolve(name), server);
    clinic.terminal.clock = Clock.systemUTC();
    clinic.terminal.ok("auth", "login", "--no-browser");
    return clinic;
  }
}
