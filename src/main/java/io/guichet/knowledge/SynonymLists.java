package io.guichet.knowledge;

import static java.time.ZoneOffset.UTC;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Words that mean the same: those of a language, and those that a brand adds. They hold for the next search. */
@Component
public class SynonymLists {

    public static final int LENGTH = 20_000;

    private final JdbcClient db;
    private final Changes changes;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Synonyms> common = new ConcurrentHashMap<>();

    SynonymLists(JdbcClient db, Changes changes, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.clock = clock;
    }

    private record Known(long change, String words, Synonyms synonyms) {}

    /**
     * What holds as of that change: read once for each, and put together once for the same words. Nobody asks within the
     * transaction that writes them.
     */
    Synonyms of(Brand brand, String language, long change) {
        return known.compute(brand.id() + " " + language, (key, before) -> {
                    if (before != null && before.change() >= change) {
                        return before;
                    }
                    var words = words(brand, language);
                    return before != null && before.words().equals(words)
                            ? new Known(change, words, before.synonyms())
                            : new Known(change, words, read(language, words));
                })
                .synonyms();
    }

    /** Brands that add nothing share what everybody says: it is read once. */
    private Synonyms read(String language, String words) {
        return words.isEmpty() ? common.computeIfAbsent(language, Synonyms::common) : Synonyms.of(language, words);
    }

    /** What says in a brand's words what a text is about, as of now. */
    public TellingWords tellingWords(Brand brand) {
        return new TellingWords(language -> of(brand, language, changes.last()));
    }

    /** What the brand has added: a group of words a line, separated by commas. */
    public String words(Brand brand, String language) {
        return db.sql("select words from synonym_list where brand = :brand and language = :language")
                .param("brand", brand.id())
                .param("language", language)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * Writes what the brand adds. Throws {@link BadInput} that names the line where a group has one word only, and
     * {@link Overtaken} where something else stands there than what was read. Written twice, it is written once.
     *
     * @param before what was read, or null to write over whatever stands there
     */
    @Transactional
    public void write(Brand brand, String language, String words, String before, String by) {
        if (!brand.languages().contains(language)) {
            throw new BadInput("language", "must be one of " + String.join(", ", brand.languages()));
        }
        var kept = kept(words);
        check(kept);
        changes.take(1);
        var now = kept(words(brand, language));
        if (now.equals(kept)) {
            return;
        }
        if (before != null && !kept(before).equals(now)) {
            throw new Overtaken(language);
        }
        var updated = statement(
                "update synonym_list set words = :words, changed_at = :at, changed_by = :by"
                        + " where brand = :brand and language = :language",
                brand,
                language,
                kept,
                by);
        if (updated == 0) {
            statement(
                    "insert into synonym_list (brand, language, words, changed_at, changed_by)"
                            + " values (:brand, :language, :words, :at, :by)",
                    brand,
                    language,
                    kept,
                    by);
        }
    }

    private static String kept(String words) {
        return words == null ? "" : words.strip().replaceAll("\\R", "\n");
    }

    private int statement(String sql, Brand brand, String language, String words, String by) {
        return db.sql(sql)
                .param("brand", brand.id())
                .param("language", language)
                .param("words", words)
                .param("at", clock.instant().atOffset(UTC))
                .param("by", by)
                .update();
    }

    private static void check(String words) {
        if (words.length() > LENGTH) {
            throw new BadInput("words", "may have at most %d characters".formatted(LENGTH));
        }
        var alone = linesOfOneWord(words);
        if (!alone.isEmpty()) {
            throw new BadInput(
                    "words", "line %d must name at least two words, separated by commas".formatted(alone.get(0)));
        }
    }

    /** The lines, counted from 1, that cannot be kept: a word that stands alone means the same as no other. */
    public static List<Integer> linesOfOneWord(String words) {
        var lines = words.split("\\R", -1);
        return IntStream.range(0, lines.length)
                .filter(line -> isOneWord(lines[line].strip()))
                .mapToObj(line -> line + 1)
                .toList();
    }

    private static boolean isOneWord(String line) {
        return !line.isEmpty()
                && !line.startsWith("#")
                && Arrays.stream(line.split(","))
                                .filter(word -> !word.isBlank())
                                .count()
                        < 2;
    }
}
