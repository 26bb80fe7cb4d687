package io.federity.commit.faces;

import io.federity.commit.service.ModelFiles;
import io.federity.commit.service.ModelFiles.ModelFile;
import io.federity.commit.service.ModelFilesService;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.Rows;
import io.federity.portal.faces.SignedInPerson;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.ColumnSpec;
import io.federity.repository.RepositoryName;
import io.federity.repository.faces.RepositoryPage;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the model of a repository consists of, at the head of its default branch. */
@Named("files")
@RequestScoped
public class FilesPage {
  /** Hidden layers whose widths are written out. */
  private static final int MOST_LAYERS = 6;

  @Inject private ModelFilesService models;
  @Inject private RepositoryPage repository;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private @Nullable Optional<ModelFiles> model;
  private @Nullable Rows<ModelFile> rows;

  /** One column of the data that the model needs. */
  public record Column(String name, String meaning) {}

  /** The model; null where the branch has no commit yet. */
  public @Nullable ModelFiles getModel() {
    return model().orElse(null);
  }

  private Optional<ModelFiles> model() {
    Optional<ModelFiles> known = model;
    if (known == null) {
      known = read();
      model = known;
    }
    return known;
  }

  private Optional<ModelFiles> read() {
    RepositoryView view = repository.getView();
    String head = view == null ? null : view.head();
    if (head == null) {
      return Optional.empty();
    }
    return path.repository().flatMap(name -> read(name, head));
  }

  private Optional<ModelFiles> read(RepositoryName name, String head) {
    return switch (models.list(person.actor(), name, head)) {
      case Outcome.Accepted<ModelFiles>(ModelFiles found) -> Optional.of(found);
      case Outcome.Refused<ModelFiles>(Refusal refusal) -> {
        refusals.show(refusal);
        yield Optional.empty();
      }
    };
  }

  /** Its parts. */
  public Rows<ModelFile> getRows() {
    Rows<ModelFile> known = rows;
    if (known == null) {
      known = new Rows<>(model().map(ModelFiles::files).orElse(List.of()));
      rows = known;
    }
    return known;
  }

  /** Numbers in all tensors. */
  public long getParameters() {
    return tensors().mapToLong(file -> elements(file.shape())).sum();
  }

  /** Bytes of all tensors' values. */
  public long getBytes() {
    return tensors().mapToLong(ModelFile::bytes).sum();
  }

  private Stream<ModelFile> tensors() {
    return model().stream()
        .flatMap(found -> found.files().stream())
        .filter(file -> file.kind().equals("tensor"));
  }

  private static long elements(List<Long> shape) {
    return shape.stream().reduce(1L, (left, right) -> left * right);
  }

  /** A tensor's shape, {@code 16 × 13}. */
  public String shape(ModelFile file) {
    if (!file.kind().equals("tensor")) {
      return "";
    }
    return file.shape().isEmpty()
        ? "scalar"
        : file.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  /** The architecture in words. */
  public String getArchitecture() {
    return model().map(ModelFiles::architecture).map(FilesPage::inWords).orElse("");
  }

  private static String inWords(ArchitectureDescriptor architecture) {
    String ends =
        counted(architecture.inputs(), "input") + ", " + counted(architecture.outputs(), "output");
    return switch (architecture) {
      case ArchitectureDescriptor.Logistic _ -> "Logistic regression, " + ends;
      case ArchitectureDescriptor.Mlp mlp ->
          "Neural network, %s (%s), %s"
              .formatted(
                  hidden(mlp.hidden()), mlp.activation().name().toLowerCase(Locale.ROOT), ends);
      case ArchitectureDescriptor.TorchScript _ -> "Scripted PyTorch module, " + ends;
    };
  }

  private static String hidden(List<Integer> widths) {
    String shown =
        widths.stream().limit(MOST_LAYERS).map(String::valueOf).collect(Collectors.joining(", "));
    return counted(widths.size(), "hidden layer")
        + " of "
        + shown
        + (widths.size() > MOST_LAYERS ? ", …" : "");
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The columns of the data that the model needs, in the order of the file. */
  public List<Column> getColumns() {
    return model().stream()
        .flatMap(found -> found.recipe().data().columns().stream())
        .map(column -> new Column(column.name(), meaning(column)))
        .toList();
  }

  private static String meaning(ColumnSpec column) {
    return switch (column) {
      case ColumnSpec.Numeric _ -> "number";
      case ColumnSpec.Categorical of -> "one of " + String.join(", ", of.categories());
      case ColumnSpec.Label of ->
          "what is predicted: no ("
              + String.join(", ", of.negative())
              + ") or yes ("
              + String.join(", ", of.positive())
              + ")";
      case ColumnSpec.Ignored _ -> "not used";
    };
  }
}
