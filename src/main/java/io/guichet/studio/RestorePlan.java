package io.guichet.studio;

import io.guichet.model.FileVersions.FileVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What putting a former deployment back would change.
 *
 * @param files its files that do not apply as they are
 * @param replaced the versions that apply in their place; those of removed files are missing
 */
record RestorePlan(List<FileVersion> files, List<FileVersion> replaced) {

    /** @param current what applies now, by path */
    static RestorePlan of(ModelDeployment former, Map<String, FileVersion> current) {
        var files = former.files().stream()
                .filter(file -> !current.containsKey(file.path())
                        || !current.get(file.path()).sha256().equals(file.sha256()))
                .toList();
        return new RestorePlan(
                files,
                files.stream()
                        .filter(file -> current.containsKey(file.path()))
                        .map(file -> current.get(file.path()))
                        .toList());
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The versions with which the restoration begins, by path; 0 for a file that was removed. */
    Map<String, Integer> baseVersions() {
        var applying = replaced.stream().collect(Collectors.toMap(FileVersion::path, FileVersion::version));
        return files.stream()
                .collect(Collectors.toMap(FileVersion::path, file -> applying.getOrDefault(file.path(), 0)));
    }
}
