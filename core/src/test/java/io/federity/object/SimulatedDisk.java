package io.federity.object;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory whose power is cut at a chosen operation. What was not forced by then may be
 * there, or not, or in part, as POSIX allows: each name of a directory is in one of the states that
 * it had since the directory was forced, and the bytes of a file since it was forced are there up
 * to some place, followed by nothing or by garbage.
 */
public final class SimulatedDisk implements DurableFiles {
  /** What a broken disk says that it has done, and has not. */
  public enum Lie {
    FILES_ARE_FORCED,
    DIRECTORIES_ARE_FORCED
  }

  /** The power is gone; nothing works until {@link #restarted}. */
  static final class PowerCut extends IOException {
    private static final long serialVersionUID = 1L;

    PowerCut(String operation) {
      super("power cut at " + operation);
    }
  }

  private sealed interface Node {}

  private static final class FileNode implements Node {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int forced;
    private Instant modified = Instant.EPOCH;
  }

  private static final class DirectoryNode implements Node {
    private final Map<String, Node> forced = new TreeMap<>();
    private final Map<String, Node> names = new TreeMap<>();
    private final List<Change> since = new ArrayList<>();

    void set(String name, @Nullable Node node) {
      since.add(new Change(name, node));
      apply(new Change(name, node), names);
    }

    void force() {
      since.forEach(change -> apply(change, forced));
      since.clear();
    }

    static void apply(Change change, Map<String, Node> names) {
      if (change.node() == null) {
        names.remove(change.name());
      } else {
        names.put(change.name(), change.node());
      }
    }
  }

  private record Change(String name, @Nullable Node node) {}

  private final DirectoryNode root;
  private final Random random;
  private final int cutAt;
  private final Set<Lie> lies;
  private long capacity = Long.MAX_VALUE;
  private int operations;

  /**
   * An empty disk.
   *
   * @param cutAt the operation during which the power is cut, from 1 on
   * @param random decides what survives
   */
  public SimulatedDisk(int cutAt, Random random, Lie... lies) {
    this(new DirectoryNode(), cutAt, random, EnumSet.noneOf(Lie.class));
    this.lies.addAll(Arrays.asList(lies));
  }

  private SimulatedDisk(DirectoryNode root, int cutAt, Random random, Set<Lie> lies) {
    this.root = root;
    this.cutAt = cutAt;
    this.random = random;
    this.lies = lies;
  }

  /** Lets the disk hold no more than this many bytes from now on. */
  void limit(long bytes) {
    capacity = bytes;
  }

  /** Whether the power has been cut. */
  public boolean isOff() {
    return operations >= cutAt;
  }

  /** The disk after the power came back, with what has survived. */
  public SimulatedDisk restarted() {
    Map<Node, Node> copies = new HashMap<>();
    return new SimulatedDisk(
        (DirectoryNode) survivor(root, copies), Integer.MAX_VALUE, random, lies);
  }

  /** The same disk with the power still on: only the process that used it ended. */
  SimulatedDisk afterTheProcessDied() {
    return afterTheProcessDied(Integer.MAX_VALUE);
  }

  /** The same, with the power cut at a later operation, counted from now on. */
  SimulatedDisk afterTheProcessDied(int cutAt) {
    return new SimulatedDisk(root, cutAt, random, lies);
  }

  private Node survivor(Node node, Map<Node, Node> copies) {
    Node known = copies.get(node);
    if (known != null) {
      return known;
    }
    return switch (node) {
      case FileNode file -> {
        FileNode copy = new FileNode();
        copy.bytes.writeBytes(surviving(file));
        copy.forced = copy.bytes.size();
        copies.put(node, copy);
        yield copy;
      }
      case DirectoryNode directory -> {
        DirectoryNode copy = new DirectoryNode();
        copies.put(node, copy);
        surviving(directory)
            .forEach((name, child) -> copy.forced.put(name, survivor(child, copies)));
        copy.names.putAll(copy.forced);
        yield copy;
      }
    };
  }

  private byte[] surviving(FileNode file) {
    byte[] all = file.bytes.toByteArray();
    int kept = file.forced + random.nextInt(all.length - file.forced + 1);
    if (random.nextBoolean()) {
      return Arrays.copyOf(all, kept);
    }
    byte[] torn = all.clone(); // The length is there, the data is not.
    for (int i = kept; i < torn.length; i++) {
      torn[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
    }
    return torn;
  }

  private Map<String, Node> surviving(DirectoryNode directory) {
    Map<String, Node> names = new TreeMap<>(directory.forced);
    Map<String, List<Change>> byName = new TreeMap<>();
    for (Change change : directory.since) {
      byName.computeIfAbsent(change.name(), _ -> new ArrayList<>()).add(change);
    }
    for (List<Change> changes : byName.values()) {
      int kept = random.nextInt(changes.size() + 1);
      changes.subList(0, kept).forEach(change -> DirectoryNode.apply(change, names));
    }
    return names;
  }

  /** Counts an operation; the one at which the power is cut may have been done, or not. */
  private void step(String operation, Runnable effect) throws PowerCut {
    operations++;
    if (operations > cutAt) {
      throw new PowerCut(operation);
    }
    if (operations < cutAt || random.nextBoolean()) {
      effect.run();
    }
    if (operations == cutAt) {
      throw new PowerCut(operation);
    }
  }

  @Override
  public boolean isDirectory(Path directory) throws IOException {
    step("look", () -> {});
    return find(directory) instanceof DirectoryNode;
  }

  @Override
  public boolean isWritable(Path directory) throws IOException {
    return isDirectory(directory);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    DirectoryNode parent = parent(directory);
    if (parent.names.get(name(directory)) == null) {
      step("create directory", () -> parent.set(name(directory), new DirectoryNode()));
    }
  }

  @Override
  public NewFile create(Path file) throws IOException {
    DirectoryNode parent = parent(file);
    if (parent.names.containsKey(name(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
    FileNode node = new FileNode();
    step("create", () -> parent.set(name(file), node));
    return new NewFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        int room = (int) Math.min(content.length, capacity - used(root));
        step("write", () -> node.bytes.write(content, 0, room));
        if (room < content.length) {
          throw new StorageFullException(file, new IOException("simulated"));
        }
      }

      @Override
      public void force() throws IOException {
        step(
            "force",
            () -> node.forced = lies.contains(Lie.FILES_ARE_FORCED) ? 0 : node.bytes.size());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    DirectoryNode source = parent(from);
    DirectoryNode target = parent(to);
    Node node = existing(from);
    step(
        "rename",
        () -> {
          target.set(name(to), node);
          source.set(name(from), null);
        });
  }

  @Override
  public void link(Path file, Path second) throws IOException {
    DirectoryNode target = parent(second);
    if (target.names.containsKey(name(second))) {
      throw new FileAlreadyExistsException(second.toString());
    }
    Node node = existing(file);
    step("link", () -> target.set(name(second), node));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    DirectoryNode node = (DirectoryNode) existing(directory);
    step(
        "force directory",
        () -> {
          if (!lies.contains(Lie.DIRECTORIES_ARE_FORCED)) {
            node.force();
          }
        });
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    DirectoryNode parent = parent(file);
    if (parent.names.containsKey(name(file))) {
      step("delete", () -> parent.set(name(file), null));
    }
  }

  @Override
  public long size(Path file) throws IOException {
    return content(file).length;
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return new ByteArrayInputStream(content(file));
  }

  @Override
  public MemorySegment map(Path file, Arena arena) throws IOException {
    return MemorySegment.ofArray(content(file)).asReadOnly();
  }

  @Override
  public Instant lastModified(Path file) throws IOException {
    step("look", () -> {});
    return ((FileNode) existing(file)).modified;
  }

  @Override
  public void touch(Path file, Instant now) throws IOException {
    FileNode node = (FileNode) existing(file);
    step("touch", () -> node.modified = now);
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    step("list", () -> {});
    if (!(find(directory) instanceof DirectoryNode node)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    node.names.forEach((name, child) ->
        entries.add(
            new Entry(
                directory.resolve(name),
                child instanceof FileNode ? Kind.FILE : Kind.DIRECTORY,
                child instanceof FileNode file ? file.modified : Instant.EPOCH)));
    return entries;
  }

  private byte[] content(Path file) throws IOException {
    step("read", () -> {});
    return ((FileNode) existing(file)).bytes.toByteArray();
  }

  private static long used(DirectoryNode directory) {
    long bytes = 0;
    for (Node node : directory.names.values()) {
      bytes +=
          switch (node) {
            case FileNode file -> file.bytes.size();
            case DirectoryNode inner -> used(inner);
          };
    }
    return bytes;
  }

  private Node existing(Path path) throws NoSuchFileException {
    Node node = find(path);
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    return node;
  }

  private @Nullable Node find(Path path) {
    Node node = root;
    for (Path name : path) {
      if (!(node instanceof DirectoryNode directory)) {
        return null;
      }
      node = directory.names.get(name.toString());
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private DirectoryNode parent(Path path) throws NoSuchFileException {
    return (DirectoryNode) existing(Objects.requireNonNull(path.getParent()));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
