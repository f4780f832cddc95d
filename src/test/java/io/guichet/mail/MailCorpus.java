package io.guichet.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raw messages with what a reader should find in them; run {@link #main} to score a folder and to list what differs. */
final class MailCorpus {

    static final Path FOLDER = Path.of("src/test/resources/mails");
    static final Path OTHER_FOLDER = FOLDER.resolve("other");

    private final Map<String, Integer> right = new LinkedHashMap<>();
    private final Map<String, Integer> all = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Prints the scores of a folder of {@code .eml} files, each with a {@code .json} file beside it. */
    public static void main(String[] arguments) {
        var corpus = score(arguments.length > 0 ? Path.of(arguments[0]) : FOLDER);
        corpus.differences.forEach(System.out::println);
        corpus.all.forEach(
                (field, count) -> System.out.println(field + " " + corpus.right.get(field) + " of " + count));
    }

    static MailCorpus score(Path folder) {
        var corpus = new MailCorpus();
        files(folder).forEach(corpus::read);
        return corpus;
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double share(String field) {
        return right.get(field) / (double) all.get(field);
    }

    int count(String field) {
        return all.get(field);
    }

    List<String> differences() {
        return differences;
    }

    private void read(Path file) {
        try (var raw = Files.newInputStream(file)) {
            var expected = new ObjectMapper()
                    .readTree(Path.of(file.toString().replace(".eml", ".json")).toFile());
            compareAll(file.getFileName().toString(), expected, new MailReader(MailLimits.DEFAULT, "").read(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compareAll(String name, JsonNode expected, ReceivedMail mail) {
        compare(name, "from", expected, mail.from() == null ? "" : mail.from().email());
        compare(name, "subject", expected, mail.subject());
        compare(name, "visibleText", expected, mail.text().visible());
        var names = mail.attachments().stream().map(MailAttachment::name).toList();
        compare(
                name,
                "attachments",
                expected,
                new ObjectMapper().valueToTree(names).toString());
        var kind =
                mail.machine().kind() == null ? "null" : mail.machine().kind().name();
        compare(name, "machine", expected, kind);
    }

    private void compare(String name, String field, JsonNode expected, String actual) {
        if (expected.has(field)) {
            var value = expected.get(field);
            compare(name, field, value.isArray() ? value.toString() : value.asText("null"), actual);
        }
    }

    private void compare(String name, String field, String expected, String actual) {
        boolean equal = expected.equals(actual);
        all.merge(field, 1, Integer::sum);
        right.merge(field, equal ? 1 : 0, Integer::sum);
        if (!equal) {
            differences.add("%s, %s: expected%n%s%nbut found%n%s%n".formatted(name, field, expected, actual));
        }
    }
}
