package io.guichet.model;

import io.guichet.model.FileVersions.FileVersion;
import io.guichet.text.Digests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares the working folder with what is deployed. */
@Component
public class FileDrifts {

    private final ModelFiles folders;
    private final FileVersions versions;
    private final FileBases bases;

    public FileDrifts(ModelFiles folders, FileVersions versions, FileBases bases) {
        this.folders = folders;
        this.versions = versions;
        this.bases = bases;
    }

    /** All files of the folder and all deployed ones, by path. */
    public List<FileDrift> all() {
        var files = new TreeMap<String, String>();
        folders.byPath().forEach((path, file) -> files.put(path, Digests.sha256(ModelFiles.content(file))));
        var deployed = versions.newest().stream().collect(Collectors.toMap(FileVersion::path, version -> version));
        var comparedWith = bases.all();
        var paths = new TreeSet<>(files.keySet());
        paths.addAll(deployed.keySet());
        return paths.stream()
                .map(path -> FileDrift.of(path, files.get(path), deployed.get(path), comparedWith.get(path)))
                .toList();
    }

    /** The content of the file of the working folder. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(folders.byPath().get(path)).map(ModelFiles::content);
    }

    /** The contents of all files of the working folder. */
    public Map<String, byte[]> files() {
        var contents = new TreeMap<String, byte[]>();
        folders.byPath().forEach((path, file) -> contents.put(path, ModelFiles.content(file)));
        return contents;
    }
}
