package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes and keeps help articles. Nothing that was written is ever lost: each edition stays readable. */
@Component
@Transactional
public class Articles {

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,119}");

    /** Who wrote what came with the desk: nobody of the staff. */
    public static final String SHIPPED = "guichet";

    /** Names that addresses below the articles already have. */
    private static final Set<String> TAKEN = Set.of("search", "import");

    private final ArticleStore store;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Articles(ArticleStore store, Changes changes, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Articles of that brand have changed, which is to be seen in what is found. */
    record ArticlesWritten(String brand) {}

    /** An article to be written: its place, and what is to stand there. */
    public record Writing(String slug, String language, Content content) {

        /** Throws {@link BadInput} where no article can have this name. */
        public Writing {
            if (slug == null || !SLUG.matcher(slug).matches()) {
                throw new BadInput(
                        "slug",
                        "must be 1 to 120 letters, digits, dots, hyphens or underscores, and begin with a letter or digit");
            }
            if (TAKEN.contains(slug)) {
                throw new BadInput("slug", "must be another than " + slug);
            }
        }

        /** Names its place among those of its brand; no slug holds a space. */
        private String place() {
            return slug + " " + language;
        }
    }

    /** @param made whether there was none of this name in this language before */
    public record Written(Article article, boolean made) {}

    /** Writes one article over what stood there, if anything did; what is the same as before changes nothing. */
    public Written write(Brand brand, Writing writing, String by) {
        return writeAll(brand, List.of(writing), by, false).get(0);
    }

    /** Writes articles, all or none. Throws {@link BadInput} when one is in a language that the brand does not speak. */
    public List<Written> writeAll(Brand brand, List<Writing> writings, String by) {
        return writeAll(brand, writings, by, false);
    }

    /** Puts what came with the desk where there is nothing yet, or nothing but what came with it before. */
    void ship(Brand brand, List<Writing> writings) {
        var standing = standing(brand, writings);
        writeAll(
                brand,
                writings.stream()
                        .filter(writing -> isToBeShipped(writing, standing.get(writing.place())))
                        .toList(),
                SHIPPED,
                true);
    }

    private static boolean isToBeShipped(Writing writing, Article old) {
        return old == null || old.shipped() && !old.content().equals(writing.content());
    }

    private List<Written> writeAll(Brand brand, List<Writing> writings, String by, boolean shipped) {
        writings.forEach(writing -> check(brand, writing));
        if (writings.isEmpty()) {
            return List.of();
        }
        // Taken first: whoever writes next waits here, and finds what was written.
        var change = changes.take(writings.size());
        var standing = standing(brand, writings);
        var written = new ArrayList<Written>();
        for (var writing : writings) {
            var now = write(brand, writing, standing.get(writing.place()), by, shipped, null, change++);
            standing.put(writing.place(), now.article());
            written.add(now);
        }
        events.publishEvent(new ArticlesWritten(brand.id()));
        return written;
    }

    /** What stands at the places of these, by their places. */
    private Map<String, Article> standing(Brand brand, List<Writing> writings) {
        var slugs = writings.stream().map(Writing::slug).collect(Collectors.toSet());
        var standing = new HashMap<String, Article>();
        store.of(brand.id(), slugs)
                .forEach(article -> standing.put(article.slug() + " " + article.language(), article));
        return standing;
    }

    /**
     * Writes under a number that was taken before: whoever else writes waits until this is committed.
     *
     * @param old what stands there now, or null
     */
    Written write(
            Brand brand, Writing writing, Article old, String by, boolean shipped, String fromTicket, long change) {
        var now = clock.instant();
        if (old == null) {
            var made = new Article(
                    0,
                    brand.id(),
                    writing.slug(),
                    writing.language(),
                    writing.content(),
                    fromTicket,
                    shipped,
                    1,
                    now,
                    by,
                    now,
                    by,
                    change);
            return new Written(made.under(store.insert(made)), true);
        }
        if (old.content().equals(writing.content())) {
            return new Written(old, false);
        }
        var changed = new Article(
                old.id(),
                old.brand(),
                old.slug(),
                old.language(),
                writing.content(),
                old.fromTicket(),
                shipped,
                old.edition() + 1,
                old.createdAt(),
                old.createdBy(),
                now,
                by,
                change);
        store.update(changed);
        return new Written(changed, false);
    }

    /** Throws {@link BadInput} where the brand cannot have this article: in a language it does not speak, or nested beyond reading. */
    void check(Brand brand, Writing writing) {
        if (writing.language() == null || !brand.languages().contains(writing.language())) {
            throw new BadInput("language", "must be one of " + String.join(", ", brand.languages()));
        }
        ArticleText.of(writing.content().body());
    }

    /** Publishes, takes back or returns to drafting. Throws {@link NotFound} where there is no such article. */
    public Article becomes(Brand brand, String slug, String language, Status status, String by) {
        var article = get(brand, slug, language);
        var changed = new Writing(slug, language, article.content().with(status));
        return write(brand, changed, by).article();
    }

    public Article get(Brand brand, String slug, String language) {
        return find(brand, slug, language)
                .orElseThrow(() -> new NotFound("There is no article %s in %s.".formatted(slug, language)));
    }

    public Optional<Article> find(Brand brand, String slug, String language) {
        return store.find(brand.id(), slug, language);
    }

    public List<Article> byId(Collection<Long> ids) {
        return store.byId(ids);
    }

    /** What was written from the solution of this ticket. */
    public List<Article> fromTicket(String number) {
        return store.fromTicket(number);
    }

    /** The same article in its other languages. */
    public List<Article> translations(Article article) {
        return store.translations(article);
    }

    /** Editions of an article from that number downwards, so many at most. */
    public List<Edition> editions(Article article, int newest, int most) {
        return store.editions(article.id(), newest, most);
    }

    /** One of them. Throws {@link NotFound} where there is none of that number. */
    public Edition edition(Article article, int number) {
        return store.editions(article.id(), number, 1).stream()
                .filter(edition -> edition.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no edition %d of %s.".formatted(number, article.slug())));
    }
}
