package io.guichet.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that no other process uses while this one does: the first free one of {@code 0}, {@code 1}, … */
final class OwnFolder implements Closeable {

    private static final int MOST = 1_000;

    private final Path path;
    private final FileChannel lock;

    private OwnFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static OwnFolder below(Path root) throws IOException {
        for (int number = 0; number < MOST; number++) {
            var path = root.resolve(Integer.toString(number));
            Files.createDirectories(path);
            var lock = FileChannel.open(path.resolve("taken"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (taken(lock)) {
                return new OwnFolder(path, lock);
            }
            lock.close();
        }
        throw new IOException("no free folder below " + root);
    }

    private static boolean taken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException takenHere) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
