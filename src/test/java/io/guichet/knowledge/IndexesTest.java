package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.knowledge.Articles.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The index of another process beside the desk's own, on the same database. */
@DeskTest
class IndexesTest {

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Changes changes;

    @Autowired
    private Brands brands;

    @Autowired
    private SynonymLists synonyms;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    private Brand brand;
    private Indexes other;

    @BeforeEach
    void startsBesideTheDesk() {
        brand = brands.get("parcels");
        other = starts();
    }

    @AfterEach
    void stops() throws IOException {
        other.close();
    }

    @Test
    void takesInWhatAnotherProcessWroteBeforeItAnswers() {
        assertThat(found("ostrich")).isEmpty();

        write("ostrich", "Ostriches travel by ship");
        assertThat(found("ostrich")).containsExactly("ostrich");

        articles.becomes(brand, "ostrich", "en", Status.WITHDRAWN, "agent");
        assertThat(found("ostrich")).isEmpty();
    }

    @Test
    void findsNothingThatWasNotCommitted() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            write("unicorn", "Unicorns travel for nothing");
            assertThat(found("unicorn")).isEmpty();
            transaction.setRollbackOnly();
        });
        assertThat(found("unicorn")).isEmpty();

        write("after-the-unicorn", "Griffins travel for nothing");
        assertThat(found("griffins")).containsExactly("after-the-unicorn");
    }

    /** Whoever writes second waits for the first: no number becomes visible before a smaller one. */
    @Test
    void missesNothingThatTwoWriteAtTheSameMoment() throws Exception {
        var written = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var both = Executors.newFixedThreadPool(2);
        try {
            var first = both.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                write("walrus", "Walruses hibernate");
                written.countDown();
                await(looked);
            }));
            await(written);
            var second = both.submit(() -> write("narwhal", "Narwhals hibernate"));
            assertThat(found("hibernate")).isEmpty();
            assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            looked.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        } finally {
            looked.countDown();
            both.shutdown();
        }
        assertThat(found("hibernate")).containsExactlyInAnyOrder("walrus", "narwhal");
    }

    @Test
    void goesOnFromWhatItKept() throws IOException {
        write("yak", "Yaks travel uphill");
        assertThat(found("yaks")).containsExactly("yak");
        other.close();

        write("zebu", "Zebus travel uphill");
        other = starts();

        assertThat(found("uphill")).containsExactlyInAnyOrder("yak", "zebu");
    }

    @Test
    void isMadeAgainWhereItIsMissing() throws IOException {
        write("heron", "Herons travel by night");
        assertThat(found("herons")).containsExactly("heron");
        other.close();
        for (var file : indexFiles()) {
            Files.delete(file);
        }

        other = starts();

        assertThat(found("herons")).containsExactly("heron");
    }

    @Test
    void isMadeAgainWhereItIsBroken() throws IOException {
        write("ibis", "Ibises travel by day");
        assertThat(found("ibises")).containsExactly("ibis");
        other.close();
        for (var file : indexFiles()) {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }

        other = starts();

        assertThat(found("ibises")).containsExactly("ibis");
    }

    @Test
    void isMadeAgainWhereItIsOfAnotherDatabase() throws IOException {
        var place = folder.resolve("0").resolve(brand.id());
        try (var foreign = ArticleIndex.open(place, "another library", 1)) {
            foreign.show(1);
            foreign.commit();
        }
        write("lynx", "Lynxes travel alone");

        assertThat(found("lynxes")).containsExactly("lynx");
    }

    @Test
    void takesAFolderThatNobodyElseUses() throws IOException {
        write("crane", "Cranes travel in rows");
        var third = starts();
        try {
            assertThat(found("cranes")).containsExactly("crane");
            assertThat(third.search(brand.id(), asked("cranes"), Synonyms.common("en"), changes.last()))
                    .extracting(Found::slug)
                    .containsExactly("crane");
            assertThat(folder).isDirectoryContaining("glob:**0").isDirectoryContaining("glob:**1");
        } finally {
            third.close();
        }
    }

    @Test
    void isMadeBeforeAnybodyAsks() throws IOException {
        write("emu", "Emus travel on foot");

        new FirstSearches(brands, store, new Search(other, synonyms, changes)).start();

        assertThat(indexFiles()).isNotEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatIsWrongWithItsFolderIsSaidAtTheStart(CapturedOutput log) throws IOException {
        write("rhea", "Rheas travel in groups");
        var file = Files.createFile(folder.resolve("file"));
        var without = new Indexes(new SearchSettings(file.toString()), changes, store, transactions);

        new FirstSearches(brands, store, new Search(without, synonyms, changes)).start();

        assertThat(log).contains("The articles of parcels cannot be searched", file.toString());
    }

    private Indexes starts() {
        return new Indexes(new SearchSettings(folder.toString()), changes, store, transactions);
    }

    private void write(String slug, String title) {
        var content = new Content(title, "As it is.", "", null, null, Audience.PUBLIC, Status.PUBLISHED, null);
        articles.write(brand, new Writing(slug, "en", content), "agent");
    }

    private List<String> found(String text) {
        return other.search(brand.id(), asked(text), Synonyms.common("en"), changes.last()).stream()
                .map(Found::slug)
                .toList();
    }

    private static Asked asked(String text) {
        return new Asked(text, "en", false, null, 10);
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
