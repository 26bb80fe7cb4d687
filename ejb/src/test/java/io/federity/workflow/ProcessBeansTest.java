package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The process files and the code name the same beans. */
class ProcessBeansTest {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern METHOD_CALL = Pattern.compile("\\$\\{(\\w+)\\.\\w+\\(");

  @Test
  void serviceTasks_nameExactlyTheNamedDelegates() throws Exception {
    Set<String> named = new TreeSet<>();
    for (Class<?> type : namedBeans()) {
      if (JavaDelegate.class.isAssignableFrom(type)) {
        named.add(type.getAnnotation(Named.class).value());
      }
    }
    assertThat(named).isNotEmpty().isEqualTo(delegatesOfProcesses());
  }

  @Test
  void multiInstanceCollections_callNamedBeans() throws Exception {
    Set<String> called = new TreeSet<>();
    for (Element loop : elements(BPMN, "multiInstanceLoopCharacteristics")) {
      Matcher matcher = METHOD_CALL.matcher(loop.getAttributeNS(CAMUNDA, "collection"));
      assertThat(matcher.lookingAt()).isTrue();
      called.add(matcher.group(1));
    }
    Set<String> named = new TreeSet<>();
    for (Class<?> type : namedBeans()) {
      if (!JavaDelegate.class.isAssignableFrom(type)) {
        named.add(type.getAnnotation(Named.class).value());
      }
    }
    assertThat(named).isEqualTo(called);
  }

  @Test
  void namedBeans_areApplicationScoped_soThatTheEngineLeaksNone() throws Exception {
    assertThat(namedBeans())
        .allSatisfy(type -> assertThat(type).hasAnnotation(ApplicationScoped.class));
  }

  @Test
  void everyServiceTask_isADelegateOrAnExternalTask() throws Exception {
    for (Element task : elements(BPMN, "serviceTask")) {
      boolean external = task.getAttributeNS(CAMUNDA, "type").equals("external");
      boolean delegate = DELEGATE.matcher(expression(task)).matches();
      assertThat(external ^ delegate).as(task.getAttribute("id")).isTrue();
    }
  }

  private static Set<String> delegatesOfProcesses() throws Exception {
    Set<String> names = new TreeSet<>();
    for (Element task : elements(BPMN, "serviceTask")) {
      Matcher matcher = DELEGATE.matcher(expression(task));
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static String expression(Element task) {
    return task.getAttributeNS(CAMUNDA, "delegateExpression");
  }

  private static List<Element> elements(String namespace, String name) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    List<Element> found = new ArrayList<>();
    for (String file : ProcessFiles.NAMES) {
      try (InputStream in = ProcessFiles.class.getResourceAsStream("/" + file)) {
        Document document = factory.newDocumentBuilder().parse(in);
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < nodes.getLength(); i++) {
          found.add((Element) nodes.item(i));
        }
      }
    }
    return found;
  }

  private static List<Class<?>> namedBeans() throws Exception {
    Path classes =
        Path.of(ProcessFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = classes.resolve("io/federity/workflow");
    List<Class<?>> beans = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          Class<?> type =
              Class.forName(
                  "io.federity.workflow." + name.substring(0, name.length() - ".class".length()));
          if (type.isAnnotationPresent(Named.class)) {
            beans.add(type);
          }
        }
      }
    }
    return beans;
  }
}
