package io.guichet.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * Lucene index of all tickets, one document each, in a folder that only this process writes. It can be rebuilt from the
 * database at any time.
 */
final class TicketIndex implements Closeable {

    /** Version of the index format; an index of another version is rebuilt. */
    private static final String FORMAT_VERSION = "7";

    private static final double REBUILD_BUFFER_MB = 64;
    private static final double UPDATE_BUFFER_MB = 16;

    private final Directory folder;
    private final IndexWriter writer;
    private final SearcherManager searcherManager;
    private final String databaseId;
    private volatile long position;

    private TicketIndex(Directory folder, IndexWriter writer, String databaseId, long position) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searcherManager = searcherManager(writer);
        this.databaseId = databaseId;
        this.position = position;
    }

    /** Ends the writer if it fails: it would keep the lock of the folder until the process ends. */
    private static SearcherManager searcherManager(IndexWriter writer) throws IOException {
        try {
            return new SearcherManager(writer, new SimilaritySearcherFactory());
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /**
     * A search in the index.
     *
     * @param <T> its result
     */
    interface IndexSearch<T> {

        T in(IndexSearcher searcher) throws IOException;
    }

    /** Opens the index at that path if it is complete, of this version and of this database. */
    static Optional<TicketIndex> open(Path path, String databaseId, TicketChangeLog.LogState log) throws IOException {
        var folder = FSDirectory.open(path);
        try {
            var position = DirectoryReader.indexExists(folder) ? position(folder, databaseId) : -1;
            // Beyond the last position: the database was restored from a backup.
            if (position < log.purged() || position > log.last()) {
                folder.close();
                return Optional.empty();
            }
            return Optional.of(
                    new TicketIndex(folder, writer(folder, OpenMode.APPEND, UPDATE_BUFFER_MB), databaseId, position));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Creates an empty index, which is not complete before {@link #completeRebuild}. */
    static TicketIndex create(Path path, String databaseId) throws IOException {
        var folder = FSDirectory.open(path);
        try {
            return new TicketIndex(folder, writer(folder, OpenMode.CREATE, REBUILD_BUFFER_MB), databaseId, -1);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static IndexWriter writer(Directory folder, OpenMode mode, double bufferMegabytes) throws IOException {
        return new IndexWriter(
                folder,
                new IndexWriterConfig(new TicketFields.TicketAnalyzer())
                        .setSimilarity(new TicketSimilarity())
                        .setRAMBufferSizeMB(bufferMegabytes)
                        .setCommitOnClose(false)
                        .setIndexSort(TicketSearch.ListOrder.NEWEST.sort)
                        .setOpenMode(mode));
    }

    private static long position(Directory folder, String databaseId) throws IOException {
        var commitData = SegmentInfos.readLatestCommit(folder).getUserData();
        if (!databaseId.equals(commitData.get("databaseId")) || !FORMAT_VERSION.equals(commitData.get("format"))) {
            return -1;
        }
        try (var reader = DirectoryReader.open(folder)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return Long.parseLong(commitData.getOrDefault("position", "-1"));
    }

    /** The last position of the change log that is searchable. */
    long position() {
        return position;
    }

    /** Adds a ticket that the index does not contain; thread-safe. */
    void add(SearchableTicket ticket) throws IOException {
        writer.addDocument(TicketFields.document(ticket));
    }

    /** Replaces a ticket's document; it is searchable after {@link #refresh}. */
    void update(SearchableTicket ticket) throws IOException {
        writer.updateDocument(new Term(TicketFields.NUMBER, ticket.number()), TicketFields.document(ticket));
    }

    void delete(String number) throws IOException {
        writer.deleteDocuments(new Term(TicketFields.NUMBER, number));
    }

    /** Makes all updates searchable, which include all changes up to that position. */
    void refresh(long newPosition) throws IOException {
        searcherManager.maybeRefreshBlocking();
        position = newPosition;
    }

    /** Makes a rebuilt index searchable and durable. */
    void completeRebuild(long newPosition) throws IOException {
        writer.getConfig().setRAMBufferSizeMB(UPDATE_BUFFER_MB);
        refresh(newPosition);
        commit();
    }

    /** Makes the searchable state durable. */
    void commit() throws IOException {
        writer.setLiveCommitData(
                Map.of("databaseId", databaseId, "format", FORMAT_VERSION, "position", Long.toString(position))
                        .entrySet());
        writer.commit();
    }

    <T> T search(IndexSearch<T> search) throws IOException {
        var searcher = searcherManager.acquire();
        try {
            return search.in(searcher);
        } finally {
            searcherManager.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(searcherManager, writer, folder);
    }

    private static final class SimilaritySearcherFactory extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new TicketSimilarity());
            return searcher;
        }
    }
}
