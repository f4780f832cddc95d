package io.guichet.knowledge;

import com.google.re2j.Pattern;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Article.Revision;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes help articles and keeps each revision. */
@Component
@Transactional
public class Articles {

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,119}");

    /** Author of the shipped articles. */
    public static final String SYSTEM_AUTHOR = "guichet";

    /** Slugs that would clash with paths below the article list. */
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

    /** Articles of that brand changed; the search index has to be updated. */
    public record ArticlesChanged(String brand) {}

    /** An article to be saved: its slug, language and content. */
    public record ArticleInput(String slug, String language, ArticleContent content) {

        /** Throws {@link BadInput} for an invalid slug. */
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

        /** Key of slug and language; slugs contain no space. */
        private String key() {
            return slug + " " + language;
        }
    }

    /** @param created whether the article did not exist before */
    public record SavedArticle(Article article, boolean created) {}

    /** Creates or updates an article; unchanged content creates no revision. */
    public SavedArticle write(Brand brand, ArticleInput input, String by) {
        return writeAll(brand, List.of(input), by, false).get(0);
    }

    /** Writes all articles or none. Throws {@link BadInput} if the brand does not support a language. */
    public List<SavedArticle> writeAll(Brand brand, List<ArticleInput> inputs, String by) {
        return writeAll(brand, inputs, by, false);
    }

    /** Installs shipped articles where there is none, or only a shipped one that nobody has edited. */
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
        // Reserved first: concurrent writers block here until commit and then see these changes.
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

    /** The current articles with these keys. */
    private Map<String, Article> existing(Brand brand, List<ArticleInput> inputs) {
        var slugs = inputs.stream().map(ArticleInput::slug).collect(Collectors.toSet());
        var existing = new HashMap<String, Article>();
        store.findBySlugs(brand.id(), slugs)
                .forEach(article -> existing.put(article.slug() + " " + article.language(), article));
        return existing;
    }

    /**
     * Writes with a change number that was reserved before; other writers block until this transaction commits.
     *
     * @param old current article, or null
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

    /** Throws {@link BadInput} if the brand does not support the language or blocks are nested too deeply. */
    void validate(Brand brand, ArticleInput input) {
        if (input.language() == null || !brand.languages().contains(input.language())) {
            var message = "must be one of " + String.join(", ", brand.languages());
            throw new BadInput(List.of(new FieldError("language", message, "article.language.unknown")));
        }
        ArticleText.of(input.content().body());
    }

    /** Publishes, withdraws or returns an article to draft. Throws {@link UnknownEntity} if it does not exist. */
    public Article changeStatus(Brand brand, String slug, String language, ArticleStatus status, String by) {
        var article = get(brand, slug, language);
        var changed = new ArticleInput(slug, language, article.content().withStatus(status));
        return write(brand, changed, by).article();
    }

    public Article get(Brand brand, String slug, String language) {
        return find(brand, slug, language).orElseThrow(() -> new UnknownArticle(slug, language));
    }

    public Optional<Article> find(Brand brand, String slug, String language) {
        return store.find(brand.id(), slug, language);
    }

    public List<Article> byId(Collection<Long> ids) {
        return store.byId(ids);
    }

    /** The articles that were drafted from this ticket. */
    public List<Article> fromTicket(String number) {
        return store.fromTicket(number);
    }

    /** The same article in its other languages. */
    public List<Article> translations(Article article) {
        return store.translations(article);
    }

    /** Revisions from number {@code newest} downwards, at most {@code limit}. */
    public List<Revision> revisions(Article article, int newest, int limit) {
        return store.revisions(article.id(), newest, limit);
    }

    /** Throws {@link UnknownEntity} if there is no revision of that number. */
    public Revision revision(Article article, int number) {
        return store.revisions(article.id(), number, 1).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("revision", number, article.slug()));
    }
}
