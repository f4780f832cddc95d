package io.guichet.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.ArticleStore;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.ChangeSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The index of a second process on the same database. */
@DeskTest
@Tag("h2")
class ArticleIndexesTest {

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleStore store;

    @Autowired
    private ChangeSequence changeSequence;

    @Autowired
    private Brands brands;

    @Autowired
    private SynonymLists synonyms;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    private Brand brand;
    private ArticleIndexes otherIndexes;

    @BeforeEach
    void startSecondProcess() {
        brand = brands.get("parcels");
        otherIndexes = newIndexes();
    }

    @AfterEach
    void stopSecondProcess() throws IOException {
        otherIndexes.close();
    }

    @Test
    void indexesChangesOfOtherProcessesBeforeSearching() {
        assertThat(search("ostrich")).isEmpty();

        write("ostrich", "Ostriches travel by ship");
        assertThat(search("ostrich")).containsExactly("ostrich");

        articles.changeStatus(brand, "ostrich", "en", ArticleStatus.WITHDRAWN, "agent");
        assertThat(search("ostrich")).isEmpty();
    }

    @Test
    void findsNoUncommittedArticle() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            write("unicorn", "Unicorns travel for nothing");
            assertThat(search("unicorn")).isEmpty();
            transaction.setRollbackOnly();
        });
        assertThat(search("unicorn")).isEmpty();

        write("after-the-unicorn", "Griffins travel for nothing");
        assertThat(search("griffins")).containsExactly("after-the-unicorn");
    }

    /** A second writer waits for the first: no number becomes visible before a smaller one. */
    @Test
    void missesNoConcurrentChange() throws Exception {
        var written = new CountDownLatch(1);
        var searched = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var first =
                    executor.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                        write("walrus", "Walruses hibernate");
                        written.countDown();
                        await(searched);
                    }));
            await(written);
            var second = executor.submit(() -> write("narwhal", "Narwhals hibernate"));
            assertThat(search("hibernate")).isEmpty();
            assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            searched.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        } finally {
            searched.countDown();
            executor.shutdown();
        }
        assertThat(search("hibernate")).containsExactlyInAnyOrder("walrus", "narwhal");
    }

    @Test
    void resumesFromTheCommittedIndex() throws IOException {
        write("yak", "Yaks travel uphill");
        assertThat(search("yaks")).containsExactly("yak");
        otherIndexes.close();

        write("zebu", "Zebus travel uphill");
        otherIndexes = newIndexes();

        assertThat(search("uphill")).containsExactlyInAnyOrder("yak", "zebu");
    }

    @Test
    void rebuildsAMissingIndex() throws IOException {
        write("heron", "Herons travel by night");
        assertThat(search("herons")).containsExactly("heron");
        otherIndexes.close();
        for (var file : indexFiles()) {
            Files.delete(file);
        }

        otherIndexes = newIndexes();

        assertThat(search("herons")).containsExactly("heron");
    }

    @Test
    void rebuildsACorruptIndex() throws IOException {
        write("ibis", "Ibises travel by day");
        assertThat(search("ibises")).containsExactly("ibis");
        otherIndexes.close();
        for (var file : indexFiles()) {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }

        otherIndexes = newIndexes();

        assertThat(search("ibises")).containsExactly("ibis");
    }

    @Test
    void rebuildsTheIndexOfAnotherDatabase() throws IOException {
        var path = folder.resolve("0").resolve(brand.id());
        try (var foreign = ArticleIndex.open(path, "another database", 1)) {
            foreign.refresh(1);
            foreign.commit();
        }
        write("lynx", "Lynxes travel alone");

        assertThat(search("lynxes")).containsExactly("lynx");
    }

    @Test
    void usesOneFolderPerProcess() throws IOException {
        write("crane", "Cranes travel in rows");
        var third = newIndexes();
        try {
            assertThat(search("cranes")).containsExactly("crane");
            assertThat(third.search(brand.id(), request("cranes"), Synonyms.common("en"), changeSequence.last()))
                    .extracting(SearchHit::slug)
                    .containsExactly("crane");
            assertThat(folder).isDirectoryContaining("glob:**0").isDirectoryContaining("glob:**1");
        } finally {
            third.close();
        }
    }

    @Test
    void buildsTheIndexAtStartup() throws IOException {
        write("emu", "Emus travel on foot");

        new SearchWarmUp(brands, store, new ArticleSearch(otherIndexes, synonyms, changeSequence)).start();

        assertThat(indexFiles()).isNotEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsAnUnusableFolderAtStartup(CapturedOutput log) throws IOException {
        write("rhea", "Rheas travel in groups");
        var file = Files.createFile(folder.resolve("file"));
        var unusable = new ArticleIndexes(new SearchSettings(file.toString()), changeSequence, store, transactions);

        new SearchWarmUp(brands, store, new ArticleSearch(unusable, synonyms, changeSequence)).start();

        assertThat(log).contains("The articles of parcels cannot be searched", file.toString());
    }

    private ArticleIndexes newIndexes() {
        return new ArticleIndexes(new SearchSettings(folder.toString()), changeSequence, store, transactions);
    }

    private void write(String slug, String title) {
        var content =
                new ArticleContent(title, "As it is.", "", null, null, Audience.PUBLIC, ArticleStatus.PUBLISHED, null);
        articles.write(brand, new ArticleInput(slug, "en", content), "agent");
    }

    private List<String> search(String text) {
        return otherIndexes.search(brand.id(), request(text), Synonyms.common("en"), changeSequence.last()).stream()
                .map(SearchHit::slug)
                .toList();
    }

    private static SearchRequest request(String text) {
        return new SearchRequest(text, "en", false, null, 10);
    }

    private List<Path> indexFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("0").resolve(brand.id()))) {
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
