package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes and keeps help articles. Nothing that was written is ever lost: each edition stays readable. */
@Component
@Transactional
public class Articles {

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,119}");

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
    List<Written> ship(Brand brand, List<Writing> writings) {
        var shipped = writings.stream()
                .filter(writing -> store.find(brand.id(), writing.slug(), writing.language())
                        .map(Article::shipped)
                        .orElse(true))
                .toList();
        return writeAll(brand, shipped, "guichet", true);
    }

    private List<Written> writeAll(Brand brand, List<Writing> writings, String by, boolean shipped) {
        writings.forEach(writing -> check(brand, writing));
        if (writings.isEmpty()) {
            return List.of();
        }
        // Taken first: whoever writes next waits here, and finds what was written.
        var change = changes.take(writings.size());
        var written = new ArrayList<Written>();
        for (var writing : writings) {
            written.add(write(brand, writing, by, shipped, null, change++));
        }
        events.publishEvent(new ArticlesWritten(brand.id()));
        return written;
    }

    private Written write(Brand brand, Writing writing, String by, boolean shipped, String fromTicket, long change) {
        var before = store.find(brand.id(), writing.slug(), writing.language());
        var now = clock.instant();
        if (before.isEmpty()) {
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
            return new Written(withId(made, store.insert(made)), true);
        }
        var old = before.get();
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

    /** Begins an article from a ticket's solution: a draft that nobody finds until somebody publishes it. */
    public Article draft(Brand brand, Writing writing, String fromTicket, String by) {
        check(brand, writing);
        var drafted = new Writing(
                writing.slug(), writing.language(), writing.content().with(Status.DRAFT));
        var change = changes.take(1);
        events.publishEvent(new ArticlesWritten(brand.id()));
        return write(brand, drafted, by, false, fromTicket, change).article();
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

    /** All of a brand's articles, drafts and withdrawn ones too, by language, topic and title. */
    public List<Article> of(Brand brand) {
        return store.of(brand.id());
    }

    /** What was written from the solution of this ticket. */
    public List<Article> fromTicket(String number) {
        return store.fromTicket(number);
    }

    /** The same article in its other languages. */
    public List<Article> translations(Article article) {
        return store.translations(article);
    }

    /** Every edition of an article, the newest first. */
    public List<Edition> editions(Article article) {
        return store.editions(article.id());
    }

    private static Article withId(Article article, long id) {
        return new Article(
                id,
                article.brand(),
                article.slug(),
                article.language(),
                article.content(),
                article.fromTicket(),
                article.shipped(),
                article.edition(),
                article.createdAt(),
                article.createdBy(),
                article.changedAt(),
                article.changedBy(),
                article.change());
    }
}
