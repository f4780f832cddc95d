package io.guichet.knowledge.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder locked by this process: the first free one of {@code 0}, {@code 1}, … */
public final class ProcessFolder implements Closeable {

    private static final int MAX_FOLDERS = 1_000;

    private final Path path;
    private final FileChannel lock;

    private ProcessFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Locks the first free folder below that one, creating it if needed. */
    public static ProcessFolder acquire(Path root) throws IOException {
        for (int number = 0; number < MAX_FOLDERS; number++) {
            var path = root.resolve(Integer.toString(number));
            Files.createDirectories(path);
            var lock =
                    FileChannel.open(path.resolve("process.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock)) {
                return new ProcessFolder(path, lock);
            }
            lock.close();
        }
        throw new IOException("no free folder below " + root);
    }

    private static boolean tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException lockedHere) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
