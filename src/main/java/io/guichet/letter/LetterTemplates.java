package io.guichet.letter;

import io.guichet.brand.Brand;
import io.guichet.model.ModelFiles;
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
 * The texts of letters, per template and language: a brand's own in its folder {@code letters/}, else the common one. The
 * first line is the subject.
 */
@Component
class LetterTemplates {

    private final ModelFiles files;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    LetterTemplates(ModelFiles files) {
        this.files = files;
        var resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.TEXT);
        engine.setTemplateResolver(resolver);
    }

    /** A written text: one line of subject, and the rest. */
    record Written(String subject, String body) {}

    Written write(Brand brand, String template, String language, Map<String, ?> values) {
        var text = texts.computeIfAbsent(
                brand.id() + "/" + template + "/" + language, key -> read(brand, template, language));
        var context = new Context(Locale.forLanguageTag(language), new java.util.HashMap<>(values));
        var written = engine.process(text, context);
        var end = written.indexOf('\n');
        return new Written(
                written.substring(0, end).strip(), written.substring(end + 1).strip());
    }

    private String read(Brand brand, String template, String language) {
        var name = "letters/%s.%s.txt".formatted(template, language);
        List<Resource> own = files.matching("processes/policies/%s/%s".formatted(brand.id(), name));
        var file = own.stream().filter(Resource::exists).findFirst().orElse(new ClassPathResource(name));
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no letter " + name, e);
        }
    }
}
