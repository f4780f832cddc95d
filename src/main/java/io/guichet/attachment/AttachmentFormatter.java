package io.guichet.attachment;

import io.guichet.brand.AttachmentRules;
import io.guichet.problem.BadInput.FieldError;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says which files are taken, and why one is not. */
@Component
public class AttachmentFormatter {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    private final MessageSource messages;

    AttachmentFormatter(MessageSource messages) {
        this.messages = messages;
    }

    /** A file as a page shows it. */
    public record AttachmentView(String name, String size, String href) {}

    /** What a page says of a refused file, beside the field in which it was chosen. */
    public FieldError problem(RejectedFile rejected, Locale locale) {
        var field = rejected.errors().get(0).field();
        return new FieldError(
                field,
                messages.getMessage(
                        "files.rejected." + rejected.reason(),
                        rejected.arguments().toArray(),
                        locale));
    }

    /** "Up to 10 files, 20 MB each." */
    public String rules(AttachmentRules rules, Locale locale) {
        return messages.getMessage("files.rules", new Object[] {rules.maxCount(), rules.maxMegabytes()}, locale);
    }

    /** @param home the address under which the files of the request are found, and what follows it */
    public List<AttachmentView> views(List<Attachment> files, String basePath, String query, Locale locale) {
        return files.stream()
                .map(file -> new AttachmentView(
                        file.name(),
                        size(file.size(), locale),
                        "%s/attachments/%d%s".formatted(basePath, file.id(), query)))
                .toList();
    }

    private String size(long bytes, Locale locale) {
        return bytes < MEGABYTE
                ? messages.getMessage("files.kilobytes", new Object[] {Math.max(1, bytes / KILOBYTE)}, locale)
                : messages.getMessage("files.megabytes", new Object[] {bytes / (double) MEGABYTE}, locale);
    }
}
