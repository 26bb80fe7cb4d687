package io.federity.training;

import io.federity.inference.TorchRuntime;
import io.federity.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * On what a model was trained; the same settings give the same bits only where all of this is the
 * same.
 *
 * @param cpu model of the processor
 * @param instructionSet widest vector instructions that PyTorch uses there
 * @param threads threads of one operation
 */
public record Environment(
    String jvm,
    String os,
    String cpu,
    String instructionSet,
    int threads,
    String djl,
    String pytorch) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> CPU_INFO_LINES = cpuInfo();

  /** This process. */
  public static Environment current(int threads) {
    return new Environment(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        field("model name"),
        instructionSet(field("flags")),
        threads,
        TorchRuntime.djlVersion(),
        TorchRuntime.pytorchVersion());
  }

  private static List<String> cpuInfo() {
    if (!Files.isReadable(CPU_INFO)) {
      return List.of();
    }
    try {
      return Files.readAllLines(CPU_INFO);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CPU_INFO, e);
    }
  }

  private static String field(String name) {
    return CPU_INFO_LINES.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** PyTorch picks its kernels by these flags, unless ATEN_CPU_CAPABILITY says otherwise. */
  private static String instructionSet(String flags) {
    String forced = System.getenv("ATEN_CPU_CAPABILITY");
    if (forced != null) {
      return forced.toUpperCase(Locale.ROOT);
    }
    List<String> all = List.of(flags.split(" "));
    if (all.containsAll(List.of("avx512f", "avx512dq", "avx512bw", "avx512vl"))) {
      return "AVX512";
    }
    return all.contains("avx2") ? "AVX2" : "DEFAULT";
  }

  /** The fields as they stand in a commit. */
  public Map<String, String> fields() {
    var fields = new TreeMap<String, String>();
    fields.put("jvm", jvm);
    fields.put("os", os);
    fields.put("cpu", cpu);
    fields.put("instructionSet", instructionSet);
    fields.put("threads", Integer.toString(threads));
    fields.put("djl", djl);
    fields.put("pytorch", pytorch);
    return fields;
  }

  static Environment read(JsonObject object) {
    var environment =
        new Environment(
            object.text("jvm"),
            object.text("os"),
            object.text("cpu"),
            object.text("instructionSet"),
            Integer.parseInt(object.text("threads")),
            object.text("djl"),
            object.text("pytorch"));
    object.end();
    return environment;
  }
}
