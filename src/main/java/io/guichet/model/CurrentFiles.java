package io.guichet.model;

import io.guichet.model.FileVersions.DeploymentState;
import io.guichet.model.FileVersions.FileVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The files by which the desk works: the newest deployed version of each, and before its first deployment the file of the
 * working folder. A deployment applies at once on the node that made it, and within a second on the others.
 */
@Component
public class CurrentFiles {

    private static final long MAX_AGE = Duration.ofSeconds(1).toNanos();

    /** A thread that waits longer for another one's reading reads for itself. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

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
        var isCurrent = known != null && !isOutdated() && !isOld();
        return isCurrent ? known : refreshedByOne(known);
    }

    /** The files now, those of other nodes included; for what must not be a second late. */
    public FileSnapshot reread() {
        changes.incrementAndGet();
        return current();
    }

    private boolean isOutdated() {
        return readChanges != changes.get();
    }

    private boolean isOld() {
        return System.nanoTime() - readAt > MAX_AGE;
    }

    /**
     * While one thread reads, the others go on with what is known, unless this node has deployed. No thread waits without end:
     * the one that reads may itself wait for the connection that a waiting one holds.
     */
    private FileSnapshot refreshedByOne(FileSnapshot known) {
        var mustRead = known == null || isOutdated();
        if (!mustRead && !reading.tryLock()) {
            return known;
        }
        if (mustRead && !lockInTime()) {
            return readAlone(known);
        }
        try {
            return refreshed();
        } catch (DataAccessException unreadable) {
            return orElseThrow(known, unreadable);
        } finally {
            reading.unlock();
        }
    }

    private boolean lockInTime() {
        try {
            return reading.tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FileSnapshot readAlone(FileSnapshot known) {
        try {
            return read(known);
        } catch (DataAccessException unreadable) {
            return orElseThrow(known, unreadable);
        }
    }

    /** A transaction that has failed must still be able to say so. */
    private static FileSnapshot orElseThrow(FileSnapshot known, DataAccessException unreadable) {
        if (known == null) {
            throw unreadable;
        }
        return known;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DeploymentsChanged event) {
        changes.incrementAndGet();
    }

    private FileSnapshot refreshed() {
        if (latest == null || isOutdated() || isOld()) {
            var seen = changes.get();
            latest = read(latest);
            readChanges = seen;
            readAt = System.nanoTime();
        }
        return latest;
    }

    /** The files now; the known ones if nothing was deployed since. */
    private FileSnapshot read(FileSnapshot known) {
        var store = versions == null ? null : versions.getIfAvailable();
        if (store == null) {
            return known == null ? new FileSnapshot(null, folderFiles(), Set.of(), file -> List.of()) : known;
        }
        var state = store.state();
        return known != null && state.equals(known.state()) ? known : read(store, state, known);
    }

    private FileSnapshot read(FileVersions store, DeploymentState state, FileSnapshot known) {
        var files = new TreeMap<>(folderFiles());
        var removed = store.removed();
        files.keySet().removeAll(removed);
        var unread = new ArrayList<FileVersion>();
        for (var version : store.newest()) {
            var same = known == null
                    ? Optional.<CurrentFile>empty()
                    : known.find(version.path()).filter(file -> file.deployment() == version.deployment());
            same.ifPresentOrElse(file -> files.put(file.path(), file), () -> unread.add(version));
        }
        store.read(unread).forEach(file -> files.put(file.path(), file));
        return new FileSnapshot(state, files, removed, this::formerVersions);
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
            folders.byPath()
                    .forEach((path, file) ->
                            folderFiles.put(path, new CurrentFile(path, 0, 0, ModelFiles.content(file))));
        }
        return folderFiles;
    }
}
