package io.federity.inference;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a TorchScript file (a zip archive with the module's code) before PyTorch loads it:
 * traced modules and modules whose buffers nobody could read are refused.
 *
 * @param exportsBuffers whether get_buffers and set_buffers can be called
 */
record ModuleArchive(boolean exportsBuffers) {
  /** torch.jit.trace stores the inputs it traced with; torch.jit.script has none. */
  private static final String TRACED = "/traced_inputs.pkl";

  private static final Pattern BUFFERS = Pattern.compile("__buffers__ = \\[[^\\]]");
  private static final long MAX_CODE_BYTES = 16L << 20;

  /** Inspects a file. */
  static Outcome<ModuleArchive> inspect(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      boolean code = false;
      boolean buffers = false;
      boolean accessors = false;
      Enumeration<? extends ZipEntry> entries = zip.entries();
      long read = 0;
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(TRACED)) {
          return Outcome.refused(
              ErrorCode.TRACED_MODULE,
              "the module was traced; a traced module keeps the dropout of the moment it was "
                  + "traced and cannot be switched between training and inference");
        }
        if (entry.getName().contains("/code/") && entry.getName().endsWith(".py")) {
          code = true;
          String text = text(zip, entry, MAX_CODE_BYTES - read);
          read += text.length();
          buffers |= BUFFERS.matcher(text).find();
          accessors |= text.contains("def get_buffers(") && text.contains("def set_buffers(");
        }
      }
      if (!code) {
        return Outcome.refused(
            ErrorCode.BAD_ARCHITECTURE, "the module file holds no TorchScript code");
      }
      if (buffers && !accessors) {
        return Outcome.refused(
            ErrorCode.BAD_ARCHITECTURE,
            "the module has buffers (such as BatchNorm's running statistics) but does not export "
                + "get_buffers() -> Dict[str, Tensor] and set_buffers(Dict[str, Tensor])");
      }
      return Outcome.accepted(new ModuleArchive(accessors));
    } catch (ZipException e) {
      return Outcome.refused(
          ErrorCode.BAD_ARCHITECTURE, "the module is not a TorchScript file: " + e.getMessage());
    }
  }

  private static String text(ZipFile zip, ZipEntry entry, long limit) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) limit + 1);
      if (bytes.length > limit) {
        throw new ZipException("more than " + MAX_CODE_BYTES + " bytes of code");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
