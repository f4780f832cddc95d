package io.guichet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ChangeSequence;
import io.guichet.knowledge.search.SearchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The index of a second process on the same database. */
@DeskTest
@Tag("h2")
class TicketIndexerTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketSearch firstProcess;

    @Autowired
    private TicketChangeLog changes;

    @Autowired
    private SearchableTicketStore store;

    @Autowired
    private ChangeSequence database;

    @Autowired
    private Brands brands;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private JdbcClient db;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    private TicketIndexer indexer;
    private String number;

    @BeforeEach
    void startsASecondProcess() {
        number = desk.opens("parcels", Map.of());
        indexer = newIndexer();
    }

    @AfterEach
    void stopsTheSecondProcess() throws Exception {
        indexer.close();
    }

    @Test
    void everyProcessFindsAChangeAtOnce() {
        assertThat(search("ostrich")).isEmpty();

        desk.customerWrites(number, "The ostrich has arrived.");

        assertThat(search("ostrich")).containsExactly(number);
        assertThat(search(firstProcess, "ostrich")).containsExactly(number);
    }

    @Test
    void findsAChangeThatCommitsAfterLaterOnes() throws Exception {
        var late = desk.opens("parcels", Map.of());
        var written = new CountDownLatch(1);
        var searched = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try {
            var slow = executor.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                desk.notes(late, "The walrus hibernates.");
                written.countDown();
                await(searched);
            }));
            await(written);
            desk.notes(number, "The narwhal hibernates.");

            assertThat(search("hibernates")).containsExactly(number);
            assertThat(search(firstProcess, "hibernates")).containsExactly(number);
            searched.countDown();
            slow.get(20, TimeUnit.SECONDS);
        } finally {
            searched.countDown();
            executor.shutdown();
        }

        assertThat(search("hibernates")).containsExactlyInAnyOrder(number, late);
        assertThat(search(firstProcess, "hibernates")).containsExactlyInAnyOrder(number, late);
    }

    @Test
    void recordsAChangedTicketOncePerTransaction() {
        var before = recordedChanges();

        desk.customerWrites(number, "Once.");

        assertThat(recordedChanges() - before).isEqualTo(1);
    }

    @Test
    void continuesFromTheCommittedIndex() throws Exception {
        desk.notes(number, "The yak travels uphill.");
        assertThat(search("uphill")).containsExactly(number);
        indexer.close();
        var indexFiles = indexFiles();

        var other = desk.opens("parcels", Map.of());
        desk.notes(other, "The zebu travels uphill.");
        indexer = newIndexer();

        assertThat(search("uphill")).containsExactlyInAnyOrder(number, other);
        assertThat(indexFiles())
                .containsAll(indexFiles.stream()
                        .filter(file -> file.toString().endsWith(".cfs"))
                        .toList());
    }

    @Test
    void rebuildsAMissingIndex() throws Exception {
        desk.notes(number, "The heron travels by night.");
        assertThat(search("heron")).containsExactly(number);
        indexer.close();
        for (var file : indexFiles()) {
            Files.delete(file);
        }

        indexer = newIndexer();

        assertThat(search("heron")).containsExactly(number);
    }

    @Test
    void rebuildsACorruptIndex() throws Exception {
        desk.notes(number, "The ibis travels by day.");
        assertThat(search("ibis")).containsExactly(number);
        indexer.close();
        for (var file : indexFiles()) {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }

        indexer = newIndexer();

        assertThat(search("ibis")).containsExactly(number);
    }

    @Test
    void rebuildsTheIndexOfAnotherDatabase() throws Exception {
        try (var foreign = TicketIndex.create(folder.resolve("tickets/0/index"), "another database")) {
            foreign.completeRebuild(0);
        }
        desk.notes(number, "The lynx travels alone.");

        assertThat(search("lynx")).containsExactly(number);
    }

    @Test
    void rebuildsAnIndexWhoseChangesWerePurged() throws Exception {
        assertThat(search("gecko")).isEmpty();
        indexer.close();
        desk.notes(number, "The gecko stays.");
        assertThat(search(firstProcess, "gecko")).containsExactly(number);
        var before = recordedChanges();
        desk.advancesTime(Duration.ofDays(8));

        changes.purge();

        assertThat(recordedChanges()).isLessThan(before);
        indexer = newIndexer();
        assertThat(search("gecko")).containsExactly(number);
        assertThat(search(firstProcess, "gecko")).containsExactly(number);
    }

    @Test
    void keepsRecentChanges() {
        desk.notes(number, "The newt stays.");
        changes.current();
        desk.advancesTime(Duration.ofDays(6));
        var before = recordedChanges();

        changes.purge();

        assertThat(before).isPositive();
        assertThat(recordedChanges()).isPositive();
    }

    @Test
    void saysThatTheSearchIsNotReady() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var unusable = new TicketIndexer(new SearchSettings(file.toString()), database, changes, store, transactions);

        assertThatExceptionOfType(TicketIndexUnavailable.class)
                .isThrownBy(() -> search(new TicketSearch(unusable, store, brands), "anything"))
                .satisfies(unavailable -> assertThat(unavailable.retryAfter()).isPositive());
        assertThat(new TicketIndexHealthIndicator(unusable).health().getDetails())
                .containsEntry("index", "being built");
    }

    @Test
    void reportsThatItIsReady() {
        assertThat(search("zyzzyva")).isEmpty();

        assertThat(new TicketIndexHealthIndicator(indexer).health().getDetails())
                .containsEntry("index", "ready");
    }

    private TicketIndexer newIndexer() {
        return new TicketIndexer(new SearchSettings(folder.toString()), database, changes, store, transactions);
    }

    /** A search waits for a rebuild for a few seconds only; that of the test's tickets may take longer. */
    private List<String> search(String words) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreException(TicketIndexUnavailable.class)
                .until(() -> search(new TicketSearch(indexer, store, brands), words), Objects::nonNull);
    }

    private List<String> search(TicketSearch process, String words) {
        var request = new TicketSearchRequest(words, null, null, null, null, 50);
        return process.find(request, staff.find("agent").orElseThrow()).items().stream()
                .map(TicketHit::number)
                .toList();
    }

    private long recordedChanges() {
        return db.sql("select count(*) from ticket_change").query(Long.class).single();
    }

    private List<Path> indexFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("tickets/0/index"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
