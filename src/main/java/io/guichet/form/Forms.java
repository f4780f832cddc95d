package io.guichet.form;

import io.guichet.model.CurrentFiles;
import io.guichet.model.FileSnapshot;
import io.guichet.model.FileVersions;
import io.guichet.model.ModelFiles;
import io.guichet.model.SnapshotCache;
import io.guichet.problem.UnknownEntity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All forms in their current version, and former versions for the tasks that began with them. */
@Component
public class Forms {

    private static final String FOLDER = "forms/";
    private static final String SUFFIX = ".form";

    private final SnapshotCache<Map<String, VersionedForm>> forms;
    private final ObjectProvider<FileVersions> versions;
    private final Map<VersionKey, Optional<Form>> former = new ConcurrentHashMap<>();

    @Autowired
    Forms(CurrentFiles files, ObjectProvider<FileVersions> versions) {
        this.forms = new SnapshotCache<>(files, Forms::read);
        this.versions = versions;
    }

    /** The forms of the folders alone. */
    Forms(ModelFiles folders) {
        this(CurrentFiles.of(folders), null);
    }

    private record VersionKey(String id, int version) {}

    private record VersionedForm(Form form, int version) {}

    private static Map<String, VersionedForm> read(FileSnapshot files) {
        var forms = new TreeMap<String, VersionedForm>();
        for (var file : files.matching(FOLDER, SUFFIX)) {
            files.parse(file, content -> FormFile.read(file.name(), content))
                    .ifPresent(form -> forms.put(form.id(), new VersionedForm(form, file.version())));
        }
        return forms;
    }

    /**
     * The form with that id, which is the file's name without {@code .form}.
     *
     * @throws UnknownEntity if there is none
     */
    public Form get(String id) {
        return current(id).map(VersionedForm::form).orElseThrow(() -> UnknownEntity.of("form", id));
    }

    private Optional<VersionedForm> current(String id) {
        return Optional.ofNullable(forms.get().get(id));
    }

    /** The version of the form that applies now; empty if it was never deployed or does not exist. */
    public Optional<Integer> version(String id) {
        return current(id).map(VersionedForm::version).filter(version -> version > 0);
    }

    /**
     * That version of the form, even if the form was removed since; the current one if the version was deleted.
     *
     * @throws UnknownEntity if there is neither
     */
    public Form get(String id, int version) {
        return current(id)
                .filter(current -> current.version() == version)
                .map(VersionedForm::form)
                .or(() -> former.computeIfAbsent(new VersionKey(id, version), this::read))
                .orElseGet(() -> get(id));
    }

    private Optional<Form> read(VersionKey key) {
        return versions.getObject()
                .find(FOLDER + key.id() + SUFFIX, key.version())
                .map(file -> FormFile.read(file.name(), file.content()));
    }

    public Set<String> ids() {
        return Set.copyOf(forms.get().keySet());
    }
}
