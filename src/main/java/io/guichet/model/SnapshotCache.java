package io.guichet.model;

import java.util.function.Function;
import java.util.function.Supplier;

/** What one reader has made of the current files; made again when these have changed. */
public final class SnapshotCache<T> implements Supplier<T> {

    private final CurrentFiles files;
    private final Function<FileSnapshot, T> reader;
    private volatile Computed<T> latest;

    private record Computed<T>(FileSnapshot snapshot, T value) {}

    public SnapshotCache(CurrentFiles files, Function<FileSnapshot, T> reader) {
        this.files = files;
        this.reader = reader;
    }

    @Override
    public T get() {
        var snapshot = files.current();
        var known = latest;
        return known != null && known.snapshot() == snapshot ? known.value() : compute(snapshot);
    }

    private synchronized T compute(FileSnapshot snapshot) {
        if (latest == null || latest.snapshot() != snapshot) {
            latest = new Computed<>(snapshot, reader.apply(snapshot));
        }
        return latest.value();
    }
}
