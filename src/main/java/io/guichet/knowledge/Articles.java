package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.NotFound;
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
    public static final String SYSTEM_AUTHOR = "guichet";

    /** Names that addresses below the articles already have. */
    private static final Set<String> RESERVED_SLUGS = Set.of("search", "import");

    private final ArticleStore store;
    private final ChangeSequence changeSequence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Articles(ArticleStore store, ChangeSequence changeSequence, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.changeSequence = changeSequence;
        this.events = events;
        this.clock = clock;
    }

    /** Articles of that brand have changed, which is to be seen in what is found. */
    public record ArticlesChanged(String brand) {}

    /** An article to be written: its place, and what is to stand there. */
    public record ArticleInput(String slug, String language, ArticleContent content) {

        /** Throws {@link BadInput} where no article can have this name. */
        public ArticleInput {
            if (slug == null || !SLUG.matcher(slug).matches()) {
                throw invalidSlug(
                        "must be 1 to 120 letters, digits, dots, hyphens or underscores, and begin with a letter or"
                                + " digit");
            }
            if (RESERVED_SLUGS.contains(slug)) {
                throw invalidSlug("must not be the reserved word " + slug);
            }
        }

        private static BadInput invalidSlug(String message) {
            return new BadInput(List.of(new FieldError("slug", message, "article.slug.refused")));
        }

        /** Names its place among those of its brand; no slug holds a space. */
        private String key() {
            return slug + " " + language;
        }
    }

    /** @param made whether there was none of this name in this language before */
    public record SavedArticle(Article article, boolean created) {}

    /** Writes one article over what stood there, if anything did; what is the same as before changes nothing. */
    public SavedArticle write(Brand brand, ArticleInput input, String by) {
        return writeAll(brand, List.of(input), by, false).get(0);
    }

    /** Writes articles, all or none. Throws {@link BadInput} when one is in a language that the brand does not speak. */
    public List<SavedArticle> writeAll(Brand brand, List<ArticleInput> inputs, String by) {
        return writeAll(brand, inputs, by, false);
    }

    /** Puts what came with the desk where there is nothing yet, or nothing but what came with it before. */
    void installShipped(Brand brand, List<ArticleInput> inputs) {
        var existing = existing(brand, inputs);
        writeAll(
                brand,
                inputs.stream()
                        .filter(input -> needsInstalling(input, existing.get(input.key())))
                        .toList(),
                SYSTEM_AUTHOR,
                true);
    }

    private static boolean needsInstalling(ArticleInput input, Article old) {
        return old == null || old.shipped() && !old.content().equals(input.content());
    }

    private List<SavedArticle> writeAll(Brand brand, List<ArticleInput> inputs, String by, boolean shipped) {
        inputs.forEach(input -> validate(brand, input));
        if (inputs.isEmpty()) {
            return List.of();
        }
        // Taken first: whoever writes next waits here, and finds what was written.
        var changeNumber = changeSequence.reserve(inputs.size());
        var existing = existing(brand, inputs);
        var saved = new ArrayList<SavedArticle>();
        for (var input : inputs) {
            var savedArticle = write(brand, input, existing.get(input.key()), by, shipped, null, changeNumber++);
            existing.put(input.key(), savedArticle.article());
            saved.add(savedArticle);
        }
        events.publishEvent(new ArticlesChanged(brand.id()));
        return saved;
    }

    /** What stands at the places of these, by their places. */
    private Map<String, Article> existing(Brand brand, List<ArticleInput> inputs) {
        var slugs = inputs.stream().map(ArticleInput::slug).collect(Collectors.toSet());
        var existing = new HashMap<String, Article>();
        store.findBySlugs(brand.id(), slugs)
                .forEach(article -> existing.put(article.slug() + " " + article.language(), article));
        return existing;
    }

    /**
     * Writes under a number that was taken before: whoever else writes waits until this is committed.
     *
     * @param old what stands there now, or null
     */
    SavedArticle write(
            Brand brand,
            ArticleInput input,
            Article old,
            String by,
            boolean shipped,
            String fromTicket,
            long changeNumber) {
        var now = clock.instant();
        if (old == null) {
            var created = new Article(
                    0,
                    brand.id(),
                    input.slug(),
                    input.language(),
                    input.content(),
                    fromTicket,
                    shipped,
                    1,
                    now,
                    by,
                    now,
                    by,
                    changeNumber);
            return new SavedArticle(created.withId(store.insert(created)), true);
        }
        if (old.content().equals(input.content())) {
            return new SavedArticle(old, false);
        }
        var changed = new Article(
                old.id(),
                old.brand(),
                old.slug(),
                old.language(),
                input.content(),
                old.fromTicket(),
                shipped,
                old.revision() + 1,
                old.createdAt(),
                old.createdBy(),
                now,
                by,
                changeNumber);
        store.update(changed);
        return new SavedArticle(changed, false);
    }

    /** Throws {@link BadInput} where the brand cannot have this article: in a language it does not speak, or nested beyond reading. */
    void validate(Brand brand, ArticleInput input) {
        if (input.language() == null || !brand.languages().contains(input.language())) {
            var message = "must be one of " + String.join(", ", brand.languages());
            throw new BadInput(List.of(new FieldError("language", message, "article.language.unknown")));
        }
        ArticleText.of(input.content().body());
    }

    /** Publishes, takes back or returns to drafting. Throws {@link NotFound} where there is no such article. */
    public Article changeStatus(Brand brand, String slug, String language, ArticleStatus status, String by) {
        var article = get(brand, slug, language);
        var changed = new ArticleInput(slug, language, article.content().withStatus(status));
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
    public List<Revision> revisions(Article article, int newest, int limit) {
        return store.revisions(article.id(), newest, limit);
    }

    /** One of them. Throws {@link NotFound} where there is none of that number. */
    public Revision revision(Article article, int number) {
        return store.revisions(article.id(), number, 1).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no revision %d of %s.".formatted(number, article.slug())));
    }
}
