package io.guichet.engine;

import io.guichet.check.CurrentModels;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelSet;
import io.guichet.model.CurrentFiles;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** The files by which the desk works; a version is parsed once. */
@Component
class DeployedModels implements CurrentModels {

    private final CurrentFiles files;
    private final ConcurrentMap<String, ParsedVersion> parsed = new ConcurrentHashMap<>();

    DeployedModels(CurrentFiles files) {
        this.files = files;
    }

    private record ParsedVersion(byte[] content, ModelFile file) {}

    @Override
    public ModelSet current() {
        return ModelSet.of(files.reread().files().stream()
                .map(file -> parsed.compute(
                                file.path(),
                                (path, known) -> known != null && known.content() == file.content()
                                        ? known
                                        : new ParsedVersion(file.content(), ModelFile.at(path, file.content())))
                        .file())
                .toList());
    }
}
