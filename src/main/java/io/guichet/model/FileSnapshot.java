package io.guichet.model;

import io.guichet.model.FileVersions.DeploymentState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All files by which the desk works at one time. */
public final class FileSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshot.class);

    private final DeploymentState state;
    private final Map<String, CurrentFile> files;
    private final Set<String> removed;
    private final Function<CurrentFile, List<CurrentFile>> formerVersions;

    /**
     * @param state of the deployments that it shows; null for none
     * @param removed paths of the files that were deployed and then removed
     * @param formerVersions the versions before a deployed file, the newest first
     */
    FileSnapshot(
            DeploymentState state,
            Map<String, CurrentFile> files,
            Set<String> removed,
            Function<CurrentFile, List<CurrentFile>> formerVersions) {
        this.state = state;
        this.files = new TreeMap<>(files);
        this.removed = Set.copyOf(removed);
        this.formerVersions = formerVersions;
    }

    /** Reads the content of a file. */
    @FunctionalInterface
    public interface FileParser<T> {

        /** @throws Exception if the content cannot be used */
        T parse(byte[] content) throws Exception;
    }

    DeploymentState state() {
        return state;
    }

    public Collection<CurrentFile> files() {
        return files.values();
    }

    public Optional<CurrentFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Whether the file was deployed and does not apply any more. */
    public boolean isRemoved(String path) {
        return removed.contains(path);
    }

    /** The files whose path begins and ends like this. */
    public List<CurrentFile> matching(String start, String end) {
        return files.values().stream()
                .filter(file -> file.path().startsWith(start) && file.path().endsWith(end))
                .toList();
    }

    /**
     * The parsed content. If a deployed version cannot be parsed, although the checks of the deployment accepted it, the
     * newest version applies that can, so that no page fails; empty if there is none. A file that was never deployed is parsed
     * or throws.
     */
    public <T> Optional<T> parse(CurrentFile file, FileParser<T> parser) {
        try {
            return Optional.of(parser.parse(file.content()));
        } catch (Exception unusable) {
            if (file.version() == 0) {
                throw unusable instanceof RuntimeException failure
                        ? failure
                        : new IllegalArgumentException(file.path() + ": " + unusable.getMessage(), unusable);
            }
            LOG.error(
                    "Version {} of {} cannot be used; the newest version applies that can: {}",
                    file.version(),
                    file.path(),
                    unusable.getMessage());
            return formerVersions.apply(file).stream()
                    .flatMap(former -> parseFormer(former, parser).stream())
                    .findFirst();
        }
    }

    private static <T> Optional<T> parseFormer(CurrentFile former, FileParser<T> parser) {
        try {
            return Optional.of(parser.parse(former.content()));
        } catch (Exception unusable) {
            return Optional.empty();
        }
    }
}
