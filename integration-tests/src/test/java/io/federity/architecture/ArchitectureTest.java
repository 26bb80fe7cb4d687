package io.federity.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/architecture.md, held against the compiled classes of every module. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("core", "proof", "ledger", "engine", "cli", "ejb", "web/api", "web/portal");

  private static JavaClasses all = new ClassFileImporter().importPackages("nothing.yet");
  private static JavaClasses core = all;

  @BeforeAll
  static void readClasses() {
    all = importModules(MODULES);
    core = importModules(List.of("core"));
  }

  private static JavaClasses importModules(List<String> modules) {
    List<Path> folders =
        modules.stream().map(module -> Path.of("..", module, "target", "classes")).toList();
    for (Path folder : folders) {
      assertThat(folder).as("build %s first: ./mvnw verify builds all", folder).isDirectory();
    }
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPaths(folders);
  }

  static Stream<ArchRule> boundaries() {
    return Stream.of(
        only("org.camunda..", "io.federity.workflow.."),
        only(
            "ai.djl..", "io.federity.training..", "io.federity.inference..", "io.federity.model.."),
        only("org.p2p.solanaj..", "io.federity.ledger.."),
        only("jakarta.persistence..", "..persistence..", "io.federity.security.."),
        only("jakarta.ws.rs..", "..rest.."),
        only("jakarta.faces..", "..faces.."),
        noClasses()
            .that()
            .resideInAPackage("..rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..faces..", "..persistence.."),
        noClasses()
            .that()
            .resideInAPackage("..faces..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..rest..", "..persistence.."),
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectOutputStream")
            .as("no Java serialization"));
  }

  private static ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as(library + " only in " + String.join(", ", packages));
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void library_outsideItsPackage_isNotUsed(ArchRule rule) {
    rule.allowEmptyShould(true).check(all);
  }

  @Test
  void core_seesOnlyTheJdkAndJSpecify() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.federity..", "java..", "org.jspecify..")
        .check(core);
  }

  @Test
  void features_haveNoCycles() {
    com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
        .matching("io.federity.(*)..")
        .should()
        .beFreeOfCycles()
        .check(core);
  }

  @Test
  void entities_neverLeavePersistence() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..persistence..")
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .allowEmptyShould(true)
        .check(all);
  }

  @Test
  void everyPackage_belongsToOneModuleAndIsNullMarked() throws IOException {
    Map<String, TreeSet<String>> modulesOf = new TreeMap<>();
    for (String module : MODULES) {
      for (JavaClass type : importModules(List.of(module))) {
        modulesOf.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(module);
      }
      requirePackageInfo(Path.of("..", module, "src", "main", "java"));
    }
    assertThat(modulesOf).allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
  }

  private static void requirePackageInfo(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> folders =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      for (Path folder : folders) {
        assertThat(folder.resolve("package-info.java")).exists().content().contains("@NullMarked");
      }
    }
  }

  @Test
  void names_thatSayNothing_areNotUsed() {
    assertThat(all.stream().map(JavaClass::getSimpleName))
        .allSatisfy(
            name -> assertThat(name).doesNotMatch(".*(Manager|Helper|Util|Utils|Impl|Data|Info)"));
    assertThat(all.stream().map(JavaClass::getPackageName))
        .allSatisfy(
            name -> assertThat(name).doesNotMatch(".*\\.(common|util|shared|helper)(\\..*)?"));
  }
}
