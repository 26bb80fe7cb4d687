package io.federity.rest;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the Javadoc of sources says: of types under their simple name, of methods under {@code
 * Type_method}, of their parameters under {@code Type_method.0}, of fields and records' members
 * under {@code Type.member}. So the API's document and the code cannot tell two things.
 */
final class SourceComments {
  private final Map<String, String> texts = new TreeMap<>();

  /** Reads every source below the folders. */
  static SourceComments of(Path... folders) throws IOException {
    var comments = new SourceComments();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      for (Path folder : folders) {
        List<Path> sources = sources(folder);
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
        DocTrees trees = DocTrees.instance(task);
        for (CompilationUnitTree unit : task.parse()) {
          comments.new Reader(trees).scan(unit, null);
        }
      }
    }
    return comments;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** The text, or nothing. */
  String of(String name) {
    return texts.getOrDefault(name, "");
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private String type = "";

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      String outer = type;
      type = tree.getSimpleName().toString();
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        texts.put(type, text(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            texts.put(type + "." + param.getName(), text(param.getDescription()));
          }
        }
      }
      super.visitClass(tree, nothing);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        String method = type + "_" + tree.getName();
        texts.put(method, text(comment.getFullBody()));
        List<String> parameters =
            tree.getParameters().stream().map(named -> named.getName().toString()).toList();
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            int position = parameters.indexOf(param.getName().toString());
            texts.put(method + "." + position, text(param.getDescription()));
          }
        }
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        texts.put(type + "." + tree.getName(), text(comment.getFullBody()));
      }
      return null;
    }
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(SourceComments::text)
        .collect(Collectors.joining())
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree part) {
    return switch (part) {
      case LiteralTree literal -> "`" + literal.getBody().getBody().strip() + "`";
      case LinkTree link ->
          link.getLabel().isEmpty()
              ? "`" + link.getReference().getSignature().replace("#", "") + "`"
              : text(link.getLabel());
      default -> part.toString();
    };
  }
}
