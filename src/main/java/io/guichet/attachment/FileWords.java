package io.guichet.attachment;

import io.guichet.brand.FileRules;
import io.guichet.http.BadInput.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says which files are taken, and why one is not. */
@Component
public class FileWords {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    private final MessageSource messages;

    FileWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A file as a page shows it. */
    public record Shown(String name, String size, String href) {}

    /** What a page says of a refused file, beside the field in which it was chosen. */
    public Problem problem(RefusedFile refused, Locale locale) {
        var field = refused.problems().get(0).field();
        return new Problem(
                field,
                messages.getMessage(
                        "files.refused." + refused.why(), refused.details().toArray(), locale));
    }

    /** "Up to 10 files, 20 MB each." */
    public String rules(FileRules rules, Locale locale) {
        return messages.getMessage("files.rules", new Object[] {rules.most(), rules.largest()}, locale);
    }

    /** @param home the address under which the files of the request are found, and what follows it */
    public List<Shown> shown(List<Attachment> files, String home, String query, Locale locale) {
        return files.stream()
                .map(file -> new Shown(
                        file.name(),
                        size(file.size(), locale),
                        "%s/attachments/%d%s".formatted(home, file.id(), query)))
                .toList();
    }

    private String size(long bytes, Locale locale) {
        return bytes < MEGABYTE
                ? messages.getMessage("files.kilobytes", new Object[] {Math.max(1, bytes / KILOBYTE)}, locale)
                : messages.getMessage("files.megabytes", new Object[] {bytes / (double) MEGABYTE}, locale);
    }
}
