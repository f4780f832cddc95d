package io.guichet.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.brand.AttachmentRules;
import io.guichet.problem.BadInput.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats attachment rules, sizes and errors. */
@Component
public class AttachmentFormatter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> SCRIPT_TEXTS = List.of(
            "remove", "too-large", "too-many", "empty", "kilobytes", "megabytes", "sending", "received", "failed");

    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Larger ones are links alone: a page with many would be slow. */
    private static final long MAX_PICTURE_BYTES = 3_000_000;

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    private final MessageSource messages;

    AttachmentFormatter(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * An attachment as shown on pages.
     *
     * @param type in words
     * @param picture whether browsers can show it, and it is small enough to be shown at once
     */
    public record AttachmentView(long id, String name, String type, String size, String href, boolean picture) {}

    /** The words of the page's script about chosen files, by name, as JSON; the types by media type. */
    public String scriptTexts(AttachmentRules rules, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        SCRIPT_TEXTS.forEach(name -> texts.put(name, messages.getMessage("files.script." + name, null, locale)));
        rules.sortedTypes().forEach(type -> texts.put(type, type(type, locale)));
        texts.put("other", type("other", locale));
        texts.put("maxBytes", String.valueOf(rules.maxBytes()));
        texts.put("maxMegabytes", String.valueOf(rules.maxMegabytes()));
        texts.put("maxCount", String.valueOf(rules.maxCount()));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "PNG image" for {@code image/png}. */
    private String type(String type, Locale locale) {
        var other = messages.getMessage("files.type.other", null, locale);
        return messages.getMessage("files.type." + type.replace('/', '.'), null, other, locale);
    }

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
                        file.id(),
                        file.name(),
                        type(file.type(), locale),
                        size(file.size(), locale),
                        "%s/attachments/%d%s".formatted(basePath, file.id(), query),
                        PICTURES.contains(file.type()) && file.size() <= MAX_PICTURE_BYTES))
                .toList();
    }

    /** In words, with its unit. */
    public String size(long bytes, Locale locale) {
        return bytes < MEGABYTE
                ? messages.getMessage("files.kilobytes", new Object[] {Math.max(1, bytes / KILOBYTE)}, locale)
                : messages.getMessage("files.megabytes", new Object[] {bytes / (double) MEGABYTE}, locale);
    }
}
