package io.guichet;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.guichet.Vocabulary.Occurrence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Where the project's names and texts stand. */
final class VocabularySources {

    private static final List<String> ROOTS =
            List.of("src/main", "src/test", "src/speed", "processes", "forms", "docs", "README.md");
    private static final Pattern NOT_OURS = Pattern.compile(
            ".*(/altcha/|/echarts/|/bpmn-js/|/fonts/|/webjars/|/pictures/|docs/search/|node_modules|knowledge/s[^/]*\\.txt|words\\.md|upgrade/).*");

    private static final Pattern CONSTANT = Pattern.compile("[/A-Za-z{][\\w./{}-]+");
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])'|(/\\*.*?\\*/|//[^\n]*)", Pattern.DOTALL);
    private static final Pattern SQL_NAME = Pattern.compile("\\b[a-z]\\w*\\b");
    private static final Pattern PROPERTY_KEY = Pattern.compile("(?m)^([\\w.-]+)\\s*=");
    private static final Pattern MODEL_NAME =
            Pattern.compile("\\b(?:(?:id|name|label|camunda:\\w+)=\"([^\"]*)\"|value=\"([^\" ]*)\")");
    private static final Pattern FORM_NAME = Pattern.compile("\"(?:key|id|value)\": *\"([^\"]*)\"");
    private static final Pattern TEMPLATE_NAME =
            Pattern.compile("[$#*~]\\{([^}]*)}|th:fragment=\"([^\"]*)\"|class=\"([^\"]*)\"");
    private static final Pattern YAML_KEY = Pattern.compile("(?m)^\\s*(?:- )?([A-Za-z][\\w.-]*):");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([a-z][\\w-]*)(?=[^{}]*\\{)");

    private static final Pattern PROPERTY_TEXT = Pattern.compile("(?m)^[\\w.-]+\\s*=(.*)$");
    private static final Pattern SQL_COMMENT = Pattern.compile("--(.*)");
    private static final Pattern MODEL_TEXT =
            Pattern.compile("<(?:bpmn:documentation|description)>([^<]*)<|value=\"([^\"]* [^\"]*)\"", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^.+$");

    private VocabularySources() {}

    static List<Path> files(String... endings) {
        return ROOTS.stream()
                .map(Path::of)
                .flatMap(VocabularySources::walk)
                .filter(file -> !NOT_OURS.matcher(file.toString()).matches())
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .sorted()
                .toList();
    }

    /** The names that these files declare; all Java files are parsed by one compiler. */
    static Stream<Occurrence> namesIn(List<Path> files) {
        var java = new TreeMap<String, String>();
        files.stream().filter(VocabularySources::isJava).forEach(file -> java.put(file.toString(), read(file)));
        return Stream.concat(
                javaNames(java).stream(),
                files.stream()
                        .filter(file -> !isJava(file))
                        .flatMap(file -> namesIn(file.toString(), read(file)).stream()));
    }

    /** The names that one file declares, by its type. */
    static List<Occurrence> namesIn(String file, String text) {
        var ending = file.substring(file.lastIndexOf('.') + 1);
        return switch (ending) {
            case "java" -> javaNames(Map.of(file, text));
            case "sql" ->
                matches("SQL name", SQL_NAME, file, SQL_COMMENT.matcher(text).replaceAll(VocabularySources::blank));
            case "properties" -> matches("message key", PROPERTY_KEY, file, text);
            case "bpmn", "dmn" -> matches("model name", MODEL_NAME, file, text);
            case "form" -> matches("form key", FORM_NAME, file, text);
            case "html" -> matches("template name", TEMPLATE_NAME, file, text);
            case "yml", "yaml" -> matches("settings key", YAML_KEY, file, text);
            case "css" -> matches("style class", STYLE_CLASS, file, text);
            default -> List.of();
        };
    }

    /** The comments or texts that one file holds, by its type. */
    static List<Occurrence> proseIn(String file, String text) {
        var ending = file.substring(file.lastIndexOf('.') + 1);
        return switch (ending) {
            case "java" -> javaProse(file, text);
            case "sql" -> matches("comment", SQL_COMMENT, file, text);
            case "properties" -> matches("text", PROPERTY_TEXT, file, text);
            case "bpmn", "dmn" -> matches("documentation", MODEL_TEXT, file, text);
            case "md", "txt", "html", "form", "yaml", "js", "css" -> matches("text", LINE, file, text);
            default -> List.of();
        };
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of types, members, parameters and local variables; in the product also texts that are names, such as JSON keys. */
    private static List<Occurrence> javaNames(Map<String, String> sources) {
        var names = new ArrayList<Occurrence>();
        var files = sources.entrySet().stream()
                .map(source -> new InMemorySource(source.getKey(), source.getValue()))
                .toList();
        var root = Path.of("").toAbsolutePath();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, files);
        try {
            for (var unit : task.parse()) {
                var file =
                        root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
                new NameScanner(file, unit, Trees.instance(task), names).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    /** Comments, and in the product also texts such as error messages and descriptions of the API. */
    private static List<Occurrence> javaProse(String file, String text) {
        return COMMENT_OR_STRING
                .matcher(text)
                .results()
                .filter(found -> found.group(1) != null || isText(file, found.group()))
                .flatMap(found -> found.group()
                        .lines()
                        .map(line -> new Occurrence(
                                found.group(1) == null ? "text" : "comment",
                                file,
                                line(text, text.indexOf(line, found.start())),
                                line)))
                .toList();
    }

    private static boolean isText(String file, String literal) {
        return file.startsWith("src/main") && literal.startsWith("\"") && literal.contains(" ");
    }

    private static List<Occurrence> matches(String kind, Pattern pattern, String file, String text) {
        var occurrences = new ArrayList<Occurrence>();
        var matcher = pattern.matcher(text);
        var counted = 0;
        var line = 1L;
        while (matcher.find()) {
            line += newLines(text, counted, matcher.start());
            counted = matcher.start();
            occurrences.add(new Occurrence(kind, file, line, firstGroup(matcher)));
        }
        return occurrences;
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group();
    }

    private static String blank(MatchResult found) {
        return " ".repeat(found.group().length());
    }

    private static long line(String text, int offset) {
        return newLines(text, 0, offset) + 1;
    }

    private static long newLines(String text, int from, int to) {
        return text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private static Stream<Path> walk(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects the declared names of one file. */
    private static final class NameScanner extends TreePathScanner<Void, Void> {

        private final String file;
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Occurrence> names;

        private NameScanner(String file, CompilationUnitTree unit, Trees trees, List<Occurrence> names) {
            this.file = file;
            this.unit = unit;
            this.trees = trees;
            this.names = names;
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            add("type", tree, tree.getSimpleName().toString());
            return super.visitClass(tree, none);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            add("method", tree, tree.getName().toString());
            return super.visitMethod(tree, none);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void none) {
            add("variable", tree, tree.getName().toString());
            return super.visitVariable(tree, none);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void none) {
            if (file.startsWith("src/main")
                    && tree.getValue() instanceof String text
                    && CONSTANT.matcher(text).matches()) {
                add("constant", tree, text);
            }
            return super.visitLiteral(tree, none);
        }

        private void add(String kind, Tree tree, String name) {
            var position = trees.getSourcePositions().getStartPosition(unit, tree);
            names.add(new Occurrence(
                    kind, file, position < 0 ? 0 : unit.getLineMap().getLineNumber(position), name));
        }
    }

    /** A source file that the compiler reads from memory. */
    private static final class InMemorySource extends SimpleJavaFileObject {

        private final String text;

        private InMemorySource(String file, String text) {
            super(Path.of(file).toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
