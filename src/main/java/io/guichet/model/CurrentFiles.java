package io.guichet.model;

import io.guichet.model.FileVersions.DeploymentState;
import io.guichet.model.FileVersions.FileVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The files by which the desk works: the newest deployed version of each, and before its first deployment the file of the
 * working folder. A deployment applies at once on the node that made it, and within a second on the others.
 */
@Component
public class CurrentFiles {

    private static final long MAX_AGE = Duration.ofSeconds(1).toNanos();

    private final ModelFiles folders;
    private final ObjectProvider<FileVersions> versions;
    private final ReentrantLock reading = new ReentrantLock();
    private Map<String, CurrentFile> folderFiles;
    private volatile FileSnapshot latest;
    private volatile long readAt;

    /** Grows with each deployment of this node; what was read before the last one is outdated. */
    private final AtomicLong changes = new AtomicLong();

    private volatile long readChanges;

    @Autowired
    CurrentFiles(ModelFiles folders, ObjectProvider<FileVersions> versions) {
        this.folders = folders;
        this.versions = versions;
    }

    private CurrentFiles(ModelFiles folders) {
        this(folders, null);
    }

    /** The files of the folders alone, without a database. */
    public static CurrentFiles of(ModelFiles folders) {
        return new CurrentFiles(folders);
    }

    /** The files now; the same object until they change. */
    public FileSnapshot current() {
        var known = latest;
        if (known == null) {
            reading.lock();
            try {
                return refreshed();
            } finally {
                reading.unlock();
            }
        }
        if (isOutdated() || System.nanoTime() - readAt > MAX_AGE) {
            return refreshedByOne(known);
        }
        return known;
    }

    /** The files now, those of other nodes included; for what must not be a second late. */
    public FileSnapshot reread() {
        changes.incrementAndGet();
        return current();
    }

    private boolean isOutdated() {
        return readChanges != changes.get();
    }

    /** While one thread reads, the others go on with what is known, unless this node has deployed. */
    private FileSnapshot refreshedByOne(FileSnapshot known) {
        if (isOutdated()) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            return refreshed();
        } catch (DataAccessException unreadable) {
            // a transaction that has failed must still be able to say so
            return known;
        } finally {
            reading.unlock();
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DeploymentsChanged event) {
        changes.incrementAndGet();
    }

    private FileSnapshot refreshed() {
        var known = latest;
        var store = versions == null ? null : versions.getIfAvailable();
        if (store == null) {
            latest = known == null ? new FileSnapshot(null, folderFiles(), file -> List.of()) : known;
        } else if (known == null || isOutdated() || System.nanoTime() - readAt > MAX_AGE) {
            var seen = changes.get();
            var state = store.state();
            if (known == null || !known.state().equals(state)) {
                latest = read(store, state, known);
            }
            readChanges = seen;
        }
        readAt = System.nanoTime();
        return latest;
    }

    private FileSnapshot read(FileVersions store, DeploymentState state, FileSnapshot known) {
        var files = new TreeMap<>(folderFiles());
        var unread = new ArrayList<FileVersion>();
        for (var version : store.newest()) {
            var same = known == null
                    ? Optional.<CurrentFile>empty()
                    : known.find(version.path()).filter(file -> file.deployment() == version.deployment());
            same.ifPresentOrElse(file -> files.put(file.path(), file), () -> unread.add(version));
        }
        store.read(unread).forEach(file -> files.put(file.path(), file));
        return new FileSnapshot(state, files, this::formerVersions);
    }

    private List<CurrentFile> formerVersions(CurrentFile file) {
        var former = new ArrayList<>(versions.getObject().before(file));
        var inFolder = folderFiles().get(file.path());
        if (inFolder != null) {
            former.add(inFolder);
        }
        return former;
    }

    private synchronized Map<String, CurrentFile> folderFiles() {
        if (folderFiles == null) {
            folderFiles = new HashMap<>();
            folders.byPath().forEach((path, file) -> folderFiles.put(path, new CurrentFile(path, 0, 0, content(file))));
        }
        return folderFiles;
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
