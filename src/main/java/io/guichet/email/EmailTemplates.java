package io.guichet.email;

import io.guichet.brand.Brand;
import io.guichet.model.ModelFiles;
import io.guichet.text.InputText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Renders e-mail templates by name and language: from the brand's folder {@code emails/}, else a default one. The first
 * line is the subject.
 */
@Component
class EmailTemplates {

    private final ModelFiles files;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    EmailTemplates(ModelFiles files) {
        this.files = files;
        var resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
    }

    /** Subject and body. */
    record RenderedEmail(String subject, String body) {}

    RenderedEmail render(Brand brand, String template, String language, Map<String, ?> values) {
        var text = texts.computeIfAbsent(
                brand.id() + "/" + template + "/" + language, key -> load(brand, template, language));
        var context = new Context(Locale.forLanguageTag(language), new java.util.HashMap<>(values));
        var end = text.indexOf('\n');
        return new RenderedEmail(
                InputText.onOneLine(engine.process(text.substring(0, end), context)),
                engine.process(text.substring(end + 1), context).strip());
    }

    private String load(Brand brand, String template, String language) {
        var name = "emails/%s.%s.txt".formatted(template, language);
        List<Resource> brandFiles = files.matching("processes/policies/%s/%s".formatted(brand.id(), name));
        var file = brandFiles.stream().filter(Resource::exists).findFirst().orElse(new ClassPathResource(name));
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No e-mail template " + name, e);
        }
    }
}
