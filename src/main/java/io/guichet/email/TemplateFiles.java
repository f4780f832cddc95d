package io.guichet.email;

import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The files of e-mail templates, read once: {@code processes/policies/<brand>/emails/}, else the folder of the defaults.
 */
@Component
class TemplateFiles {

    private final ModelFiles files;
    private final Map<String, Optional<TemplateFile>> cache = new ConcurrentHashMap<>();

    TemplateFiles(ModelFiles files) {
        this.files = files;
    }

    /**
     * A file's text.
     *
     * @param path its path below the working folder
     */
    record TemplateFile(String path, String text) {}

    /** The brand's own file of that name, else the default one. */
    Optional<TemplateFile> find(String brand, String name) {
        return cache.computeIfAbsent(
                brand + "/" + name, key -> read(brand, name).or(() -> read(ModelFiles.DEFAULT_POLICIES, name)));
    }

    private Optional<TemplateFile> read(String folder, String name) {
        var path = "processes/policies/%s/emails/%s".formatted(folder, name);
        return files.matching(path).stream()
                .filter(resource -> resource.exists())
                .findFirst()
                .map(resource -> {
                    try {
                        return new TemplateFile(path, resource.getContentAsString(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot read " + path, e);
                    }
                });
    }
}
