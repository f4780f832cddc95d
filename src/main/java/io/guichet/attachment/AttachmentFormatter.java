package io.guichet.attachment;

import io.guichet.brand.AttachmentRules;
import io.guichet.problem.BadInput.FieldError;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats attachment rules, sizes and errors. */
@Component
public class AttachmentFormatter {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    private final MessageSource messages;

    AttachmentFormatter(MessageSource messages) {
        this.messages = messages;
    }

    /** An attachment as shown on pages. */
    public record AttachmentView(String name, String size, String href) {}

    /** The error of a rejected file, for its upload field. */
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

    /**
     * Links to the attachments of a request.
     *
     * @param basePath path of the request
     * @param query query string to append
     */
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
