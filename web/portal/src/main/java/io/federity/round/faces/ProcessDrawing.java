package io.federity.round.faces;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A process as its BPMN file draws it, in the file's own coordinates.
 *
 * @param viewBox of an SVG that holds all of it
 */
public record ProcessDrawing(String viewBox, List<Shape> shapes, List<Flow> flows) {
  private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String GEOMETRY = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI";
  private static final int MARGIN = 16;
  private static final int LINE_HEIGHT = 16;
  private static final int LETTER_WIDTH = 7;

  /** Letters that fit beside each other in a task or below an event. */
  private static final int LINE_LETTERS = 16;

  /** What a node is drawn as. */
  public enum Form {
    TASK,
    EVENT,
    END,
    GATEWAY,
    GROUP
  }

  /** A node; its lines of text stand where the file wants them. */
  public record Shape(
      String activity, Form form, int x, int y, int width, int height, List<Text> lines) {
    public Shape {
      lines = List.copyOf(lines);
    }

    public int getCenterX() {
      return x + width / 2;
    }

    public int getCenterY() {
      return y + height / 2;
    }

    Rectangle bounds() {
      return new Rectangle(x, y, width, height);
    }

    /** The corners of a gateway's diamond. */
    public String getDiamond() {
      return "%d,%d %d,%d %d,%d %d,%d"
          .formatted(
              getCenterX(), y, x + width, getCenterY(), getCenterX(), y + height, x, getCenterY());
    }
  }

  /** One line of text around its middle. */
  public record Text(int x, int y, String text) {
    /** What it covers, about. */
    Rectangle bounds() {
      int width = text.length() * LETTER_WIDTH;
      return new Rectangle(x - width / 2, y - LINE_HEIGHT / 2, width, LINE_HEIGHT);
    }
  }

  /** An arrow from node to node; most say nothing. */
  public record Flow(String path, List<Text> lines) {
    public Flow {
      lines = List.copyOf(lines);
    }
  }

  public ProcessDrawing {
    shapes = List.copyOf(shapes);
    flows = List.copyOf(flows);
  }

  /** Reads a process file of this product. */
  public static ProcessDrawing read(InputStream bpmn) {
    Document document = parse(bpmn);
    Map<String, Element> elements = byId(document);
    List<Shape> shapes =
        elements(document.getElementsByTagNameNS(DIAGRAM, "BPMNShape"))
            .map(shape -> shape(shape, element(elements, shape)))
            .toList();
    List<Flow> flows =
        elements(document.getElementsByTagNameNS(DIAGRAM, "BPMNEdge"))
            .map(edge -> flow(edge, element(elements, edge)))
            .toList();
    var all = new Rectangle(-1, -1);
    shapes.forEach(shape -> {
      all.add(shape.bounds());
      shape.lines().forEach(line -> all.add(line.bounds()));
    });
    all.grow(MARGIN, MARGIN);
    String box = "%d %d %d %d".formatted(all.x, all.y, all.width, all.height);
    return new ProcessDrawing(box, shapes, flows);
  }

  private static Document parse(InputStream bpmn) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(bpmn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("a process file of this product is not XML", e);
    }
  }

  private static Map<String, Element> byId(Document document) {
    return elements(document.getElementsByTagName("*"))
        .filter(element -> element.hasAttribute("id"))
        .collect(Collectors.toMap(e -> e.getAttribute("id"), e -> e, (a, b) -> a, HashMap::new));
  }

  private static Element element(Map<String, Element> elements, Element drawn) {
    Element element = elements.get(drawn.getAttribute("bpmnElement"));
    if (element == null) {
      throw new IllegalStateException("the drawing names no element: " + drawn.getAttribute("id"));
    }
    return element;
  }

  private static Shape shape(Element drawn, Element element) {
    List<Element> bounds = elements(drawn.getElementsByTagNameNS(GEOMETRY, "Bounds")).toList();
    Rectangle own = box(bounds.getFirst());
    Form form = form(element.getLocalName());
    String name = element.getAttribute("name");
    List<String> words = form == Form.GROUP ? List.of(name) : lines(name);
    Rectangle label = bounds.size() > 1 ? box(bounds.get(1)) : own;
    int firstLine =
        form == Form.GROUP
            ? own.y + LINE_HEIGHT
            : (int) label.getCenterY() - (words.size() - 1) * LINE_HEIGHT / 2;
    List<Text> lines =
        IntStream.range(0, words.size())
            .mapToObj(
                i -> new Text((int) label.getCenterX(), firstLine + i * LINE_HEIGHT, words.get(i)))
            .toList();
    return new Shape(element.getAttribute("id"), form, own.x, own.y, own.width, own.height, lines);
  }

  private static Form form(String element) {
    return switch (element) {
      case "subProcess" -> Form.GROUP;
      case "endEvent" -> Form.END;
      case String name when name.endsWith("Event") -> Form.EVENT;
      case String name when name.endsWith("Gateway") -> Form.GATEWAY;
      default -> Form.TASK;
    };
  }

  private static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    for (String word : name.split(" ")) {
      String last = lines.isEmpty() ? "" : lines.getLast();
      if (!last.isEmpty() && last.length() + 1 + word.length() <= LINE_LETTERS) {
        lines.set(lines.size() - 1, last + " " + word);
      } else if (!word.isEmpty()) {
        lines.add(word);
      }
    }
    return lines;
  }

  /** Where the file wants something. */
  private static Rectangle box(Element bounds) {
    return new Rectangle(
        number(bounds, "x"),
        number(bounds, "y"),
        number(bounds, "width"),
        number(bounds, "height"));
  }

  private static Flow flow(Element drawn, Element element) {
    List<Element> points = elements(drawn.getElementsByTagNameNS(WAYPOINTS, "waypoint")).toList();
    String path =
        points.stream()
            .map(point -> number(point, "x") + " " + number(point, "y"))
            .collect(Collectors.joining(" L", "M", ""));
    List<Text> lines =
        elements(drawn.getElementsByTagNameNS(GEOMETRY, "Bounds"))
            .map(ProcessDrawing::box)
            .map(box ->
                new Text(
                    (int) box.getCenterX(), (int) box.getCenterY(), element.getAttribute("name")))
            .toList();
    return new Flow(path, lines);
  }

  private static int number(Element element, String attribute) {
    return (int) Math.round(Double.parseDouble(element.getAttribute(attribute)));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }
}
