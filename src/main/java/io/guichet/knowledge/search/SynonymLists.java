package io.guichet.knowledge.search;

import io.guichet.brand.Brand;
import io.guichet.knowledge.ChangeSequence;
import io.guichet.knowledge.EditConflict;
import io.guichet.problem.BadInput;
import io.guichet.text.InputText;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes synonyms: those of a language and those that a brand adds. A change applies to the next search. */
@Component
public class SynonymLists {

    public static final int MAX_LENGTH = 20_000;

    private final JdbcClient db;
    private final ChangeSequence changeSequence;
    private final Clock clock;
    private final Map<String, CachedSynonyms> cache = new ConcurrentHashMap<>();
    private final Map<String, Synonyms> common = new ConcurrentHashMap<>();

    SynonymLists(JdbcClient db, ChangeSequence changeSequence, Clock clock) {
        this.db = db;
        this.changeSequence = changeSequence;
        this.clock = clock;
    }

    private record CachedSynonyms(long changeNumber, String words, Synonyms synonyms) {}

    /** The synonyms as of that change, cached. Must not be called within the transaction that changes them. */
    Synonyms of(Brand brand, String language, long changeNumber) {
        return cache.compute(brand.id() + " " + language, (key, previous) -> {
                    if (previous != null && previous.changeNumber() >= changeNumber) {
                        return previous;
                    }
                    var words = words(brand, language);
                    return previous != null && previous.words().equals(words)
                            ? new CachedSynonyms(changeNumber, words, previous.synonyms())
                            : new CachedSynonyms(changeNumber, words, parse(language, words));
                })
                .synonyms();
    }

    /** Cached by text: brands without synonyms of their own share those of the language. */
    private Synonyms parse(String language, String words) {
        return words.isEmpty() ? common.computeIfAbsent(language, Synonyms::common) : Synonyms.of(language, words);
    }

    /** Extractor with a brand's current synonyms. */
    public KeywordExtractor keywordExtractor(Brand brand) {
        return new KeywordExtractor(language -> of(brand, language, changeSequence.last()));
    }

    /** The brand's own synonyms: one group per line, separated by commas. */
    public String words(Brand brand, String language) {
        return db.sql("select words from synonym_list where brand = :brand and language = :language")
                .param("brand", brand.id())
                .param("language", language)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * Saves the brand's own synonyms; unchanged text is not saved. Throws {@link BadInput} that names the line of a
     * group with only one word, and {@link EditConflict} if the current text differs from the previous one.
     *
     * @param previous text that the edit started from, or null to overwrite
     */
    @Transactional
    public void write(Brand brand, String language, String words, String previous, String by) {
        if (!brand.languages().contains(language)) {
            throw new BadInput("language", "must be one of " + String.join(", ", brand.languages()));
        }
        var normalised = normalised(words);
        validate(normalised);
        changeSequence.reserve(1);
        var current = normalised(words(brand, language));
        if (current.equals(normalised)) {
            return;
        }
        if (previous != null && !normalised(previous).equals(current)) {
            throw new EditConflict(language);
        }
        var updated = execute(
                "update synonym_list set words = :words, changed_at = :at, changed_by = :by"
                        + " where brand = :brand and language = :language",
                brand,
                language,
                normalised,
                by);
        if (updated == 0) {
            execute(
                    "insert into synonym_list (brand, language, words, changed_at, changed_by)"
                            + " values (:brand, :language, :words, :at, :by)",
                    brand,
                    language,
                    normalised,
                    by);
        }
    }

    private static String normalised(String words) {
        return words == null ? "" : InputText.clean(words).strip();
    }

    private int execute(String sql, Brand brand, String language, String words, String by) {
        return db.sql(sql)
                .param("brand", brand.id())
                .param("language", language)
                .param("words", words)
                .param("at", clock.instant())
                .param("by", by)
                .update();
    }

    private static void validate(String words) {
        if (words.length() > MAX_LENGTH) {
            throw new BadInput("words", "may have at most %d characters".formatted(MAX_LENGTH));
        }
        var singleWordLines = singleWordLines(words);
        if (!singleWordLines.isEmpty()) {
            throw new BadInput(
                    "words",
                    "line %d must have at least two words, separated by commas".formatted(singleWordLines.get(0)));
        }
    }

    /** Line numbers, from 1, of groups with only one word, which are invalid. */
    public static List<Integer> singleWordLines(String words) {
        var lines = words.split("\n", -1);
        return IntStream.range(0, lines.length)
                .filter(line -> isSingleWord(lines[line].strip()))
                .mapToObj(line -> line + 1)
                .toList();
    }

    private static boolean isSingleWord(String line) {
        return !line.isEmpty()
                && !line.startsWith("#")
                && Arrays.stream(line.split(","))
                                .filter(word -> !word.isBlank())
                                .count()
                        < 2;
    }
}
