package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Camunda Modeler reads the element templates and saves the diagrams without a loss, by its own libraries. Needs Node and npm;
 * without them the tests are skipped, or fail if {@code CI=true}.
 */
class ModelerTest {

    private static final Path SOURCE = Path.of("src/modeler");
    private static final Path WORK = Path.of("target/modeler");
    private static final Path SAVED = WORK.resolve("saved");
    private static final Path DIAGRAMS = Path.of("processes");
    private static final int INSTALL_MINUTES = 5;

    private static String problems;

    @BeforeAll
    static void savesTheDiagrams() throws IOException, InterruptedException {
        var hasNode = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        assertThat(hasNode || !"true".equals(System.getenv("CI")))
                .as("Node and npm are installed")
                .isTrue();
        assumeTrue(hasNode, "Node and npm are not installed");
        Files.createDirectories(WORK);
        for (var file : List.of("package.json", "package-lock.json", ".npmrc", "check.mjs")) {
            Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(WORK.resolve("node_modules/bpmn-moddle"))) {
            run("npm", "ci");
        }
        var root = Path.of("").toAbsolutePath();
        problems = run(
                "node",
                "check.mjs",
                root.resolve("processes/element-templates").toString(),
                root.resolve(DIAGRAMS).toString(),
                root.resolve(SAVED).toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void theTemplatesKeepThePublishedSchemaAndTheDiagramsAreUnderstood() {
        assertThat(problems).isBlank();
    }

    /** A template that names a bean wrongly would make drafts that every deployment refuses. */
    @Test
    void theTemplatesNameWhatTheDiagramsUse() throws IOException {
        var drawn = new StringBuilder();
        for (var diagram : files(DIAGRAMS, ".bpmn")) {
            drawn.append(Files.readString(diagram));
        }
        var named = new TreeSet<String>();
        for (var template : files(DIAGRAMS.resolve("element-templates"), ".json")) {
            new ObjectMapper()
                    .readTree(Files.readString(template)).findValuesAsText("value").stream()
                            .filter(value -> value.startsWith("${"))
                            .forEach(named::add);
        }

        assertThat(named).hasSizeGreaterThan(10).allSatisfy(value -> assertThat(drawn)
                .contains("\"" + value + "\""));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSavedDiagramHasEveryElementAttributeAndText() throws Exception {
        var diagrams = files(DIAGRAMS, ".bpmn");
        assertThat(diagrams).hasSizeGreaterThan(5);
        for (var diagram : diagrams) {
            assertThat(content(SAVED.resolve(diagram.getFileName())))
                    .as(diagram.toString())
                    .isEqualTo(content(diagram));
        }
    }

    /** Every element with its place, attributes and text; the order of attributes and of siblings does not count. */
    private static List<String> content(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        var lines = new ArrayList<String>();
        collect("", root, lines);
        lines.sort(null);
        return lines;
    }

    private static void collect(String place, Element element, List<String> lines) {
        var path = place + "/" + element.getLocalName()
                + (element.hasAttribute("id") ? "#" + element.getAttribute("id") : "");
        var attributes = new TreeSet<String>();
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            var attribute = (Attr) element.getAttributes().item(at);
            if (!attribute.getName().startsWith("xmlns")) {
                attributes.add(attribute.getLocalName() + "=" + attribute.getValue());
            }
        }
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                collect(path, nested, lines);
            } else {
                text.append(child.getTextContent());
            }
        }
        lines.add("{%s}%s %s %s"
                .formatted(
                        element.getNamespaceURI(),
                        path,
                        attributes,
                        text.toString().strip()));
    }
}
