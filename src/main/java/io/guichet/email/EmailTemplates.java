package io.guichet.email;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.VariableFetcher;
import com.samskivert.mustache.Template;
import io.guichet.brand.Brand;
import io.guichet.email.TemplateFiles.TemplateFile;
import io.guichet.text.InputText;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Renders e-mail templates, which are Mustache files of one language: the first line is the subject, the others are the
 * text, from which {@link EmailHtml} makes the HTML. {@code {{>name}}} includes the file {@code name.<language>.txt}.
 */
@Component
class EmailTemplates {

    static final String LAYOUT = "layout.html";

    /** Name of the value of a layout that is the text of the e-mail as HTML. */
    static final String CONTENT = "content";

    static final Set<String> LAYOUT_VARIABLES = Set.of("language", "brand", "accent", "title", CONTENT);

    /** Names of the values that are addresses of pages. */
    private static final Set<String> LINKS =
            Set.of("link", "surveyLink", "contactLink", "requestLink", "destination", "missedLink");

    /** Name of the value that is a message of staff. */
    private static final String MESSAGE = "message";

    private final TemplateFiles files;
    private volatile Compiled compiled;

    /** The templates that were compiled while the files stayed the same. */
    private record Compiled(TemplateFiles.State files, Map<String, Template> bodies, Map<String, Template> layouts) {}

    EmailTemplates(TemplateFiles files) {
        this.files = files;
    }

    RenderedEmail render(Brand brand, EmailTemplate template, String language, Map<String, ?> values) {
        var key = "%s/%s/%s".formatted(brand.id(), template.id(), language);
        var compiled = compiled();
        var body = compiled.bodies().computeIfAbsent(key, missing -> compile(brand.id(), template.id(), language));
        var text = MarkedText.parse(body.execute(values));
        var subject = InputText.onOneLine(text.lines().get(0).text());
        var content = text.withoutFirstLine();
        var layout = compiled.layouts()
                .computeIfAbsent(brand.id() + "/" + language, missing -> layout(brand.id(), language));
        var page = Map.of(
                "language",
                language,
                "brand",
                brand.name().in(language),
                "accent",
                brand.accent(),
                "title",
                subject,
                CONTENT,
                EmailHtml.of(content, links(values), messages(values)));
        return new RenderedEmail(subject, content.plain(), layout.execute(page));
    }

    private Compiled compiled() {
        var state = files.state();
        var known = compiled;
        if (known == null || known.files() != state) {
            known = new Compiled(state, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            compiled = known;
        }
        return known;
    }

    private static Set<String> messages(Map<String, ?> values) {
        return values.get(MESSAGE) instanceof String message ? Set.of(message) : Set.of();
    }

    /** The values that are addresses of pages, those of the elements of lists included. */
    private static Set<String> links(Map<?, ?> values) {
        var links = new HashSet<String>();
        values.forEach((name, value) -> {
            if (value instanceof Collection<?> elements) {
                elements.forEach(element -> links.addAll(links((Map<?, ?>) element)));
            } else if (LINKS.contains(name.toString())) {
                links.add(String.valueOf(value));
            }
        });
        return links;
    }

    /** Compiles the page around the text of an e-mail. */
    Template layout(String brand, String language) {
        return compiler(brand, language).escapeHTML(true).compile(file(brand, LAYOUT));
    }

    /** Compiles a template and the files that it includes. */
    Template compile(String brand, String template, String language) {
        return compiler(brand, language)
                .withEscaper(MarkedText::mark)
                .compile(file(brand, template + "." + language + ".txt"));
    }

    private Mustache.Compiler compiler(String brand, String language) {
        return Mustache.compiler()
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withCollector(new MapsOnly())
                .withLoader(name -> new StringReader(file(brand, name + "." + language + ".txt")));
    }

    private String file(String brand, String name) {
        return files.find(brand, name).map(TemplateFile::text).orElseThrow(() -> new MissingEmailTemplate(brand, name));
    }

    /** Templates read values of maps, no properties or methods of objects. */
    private static final class MapsOnly extends DefaultCollector {

        @Override
        public VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? super.createFetcher(context, name) : null;
        }
    }
}
