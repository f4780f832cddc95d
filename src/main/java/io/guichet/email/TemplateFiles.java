package io.guichet.email;

import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The files of e-mail templates, read once: {@code processes/policies/<brand>/emails/}, else the folder of the defaults.
 */
@Component
class TemplateFiles {

    private final Function<String, Optional<String>> files;
    private final Map<String, Optional<TemplateFile>> cache = new ConcurrentHashMap<>();

    @Autowired
    TemplateFiles(ModelFiles files) {
        this(path -> read(files, path));
    }

    /** @param files text of a file by its path below the working folder */
    TemplateFiles(Function<String, Optional<String>> files) {
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
        return files.apply(path).map(text -> new TemplateFile(path, text));
    }

    private static Optional<String> read(ModelFiles files, String path) {
        return files.matching(path).stream()
                .filter(resource -> resource.exists())
                .findFirst()
                .map(resource -> {
                    try {
                        return resource.getContentAsString(StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot read " + path, e);
                    }
                });
    }
}
