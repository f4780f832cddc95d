package io.guichet.email;

import com.samskivert.mustache.Mustache;
import io.guichet.model.CurrentFiles;
import io.guichet.model.FileSnapshot;
import io.guichet.model.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The files of e-mail templates, each read once: {@code processes/policies/<brand>/emails/}, else the folder of the defaults.
 */
@Component
class TemplateFiles {

    private final CurrentFiles current;
    private volatile State state;

    /**
     * What was read while the files stayed the same.
     *
     * @param snapshot null for files that never change
     * @param read text of a file by its path below the working folder
     */
    record State(
            FileSnapshot snapshot,
            Function<String, Optional<String>> read,
            Map<String, Optional<TemplateFile>> files) {}

    @Autowired
    TemplateFiles(CurrentFiles current) {
        this.current = current;
    }

    /** The templates of the folders alone. */
    TemplateFiles(ModelFiles folders) {
        this(CurrentFiles.of(folders));
    }

    /** @param files text of a file by its path below the working folder */
    TemplateFiles(Function<String, Optional<String>> files) {
        this.current = null;
        this.state = new State(null, files, new ConcurrentHashMap<>());
    }

    /**
     * A file's text.
     *
     * @param path its path below the working folder
     */
    record TemplateFile(String path, String text) {}

    /** The same object until a file changes. */
    State state() {
        if (current == null) {
            return state;
        }
        var snapshot = current.current();
        var known = state;
        if (known == null || known.snapshot() != snapshot) {
            known = new State(snapshot, path -> read(snapshot, path), new ConcurrentHashMap<>());
            state = known;
        }
        return known;
    }

    /** The brand's own file of that name, else the default one. */
    Optional<TemplateFile> find(String brand, String name) {
        var now = state();
        return now.files().computeIfAbsent(brand + "/" + name, key -> read(now, brand, name)
                .or(() -> read(now, ModelFiles.DEFAULT_POLICIES, name)));
    }

    private static Optional<TemplateFile> read(State state, String folder, String name) {
        var path = "processes/policies/%s/emails/%s".formatted(folder, name);
        return state.read().apply(path).map(text -> new TemplateFile(path, text));
    }

    /** A version that Mustache cannot read never keeps an e-mail from being written. */
    private static Optional<String> read(FileSnapshot files, String path) {
        return files.find(path)
                .flatMap(file -> files.parse(file, content -> {
                    var text = new String(content, StandardCharsets.UTF_8);
                    Mustache.compiler().compile(text);
                    return text;
                }));
    }
}
