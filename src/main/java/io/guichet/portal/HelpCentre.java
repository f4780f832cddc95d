package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.http.NotFound;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleHome;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Asked;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Found;
import io.guichet.knowledge.Found.Piece;
import io.guichet.knowledge.Search;
import io.guichet.knowledge.Topics;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A brand's articles as far as whoever is there now may read them: what is for staff, only staff of that brand. */
@Component
class HelpCentre {

    private static final Logger LOG = LoggerFactory.getLogger(HelpCentre.class);
    private static final int MOST = 20;
    private static final int RELATED = 4;

    private final Articles articles;
    private final Search search;
    private final Topics topics;
    private final StaffDirectory directory;

    HelpCentre(Articles articles, Search search, Topics topics, StaffDirectory directory) {
        this.articles = articles;
        this.search = search;
        this.topics = topics;
        this.directory = directory;
    }

    /**
     * What was found, as pages show it.
     *
     * @param link to the passage
     * @param answers whether it may well be an answer; else it is only what comes closest
     */
    record Hit(String slug, String title, String link, Audience audience, List<Piece> excerpt, boolean answers) {}

    /** The way to an article. @param from the number of the question from which one goes there, or null */
    static String link(Brand brand, String slug, String anchor, String from) {
        var place = anchor == null || anchor.isEmpty() ? slug : slug + "#" + anchor;
        return ArticleHome.of(brand.id()).from(from).to(place);
    }

    static Hit hit(Brand brand, Found found, String from) {
        return new Hit(
                found.slug(),
                found.title(),
                link(brand, found.slug(), found.anchor(), from),
                found.audience(),
                found.excerpt(),
                found.answers());
    }

    /** Whether whoever is there now works for this brand. */
    boolean isStaff(Brand brand) {
        return isStaffOf(brand.id());
    }

    /** The article in this language, or else in the first of the brand's others; {@link NotFound} where none can be read. */
    Article read(Brand brand, String slug, String language) {
        return Stream.concat(Stream.of(language), brand.languages().stream())
                .flatMap(spoken -> articles.find(brand, slug, spoken).stream())
                .filter(this::isReadable)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no article %s.".formatted(slug)));
    }

    /** In which other languages it can be read. */
    List<String> otherLanguages(Article article) {
        return articles.translations(article).stream()
                .filter(this::isReadable)
                .map(Article::language)
                .toList();
    }

    List<Hit> find(Brand brand, String text, String language) {
        return search.find(brand, new Asked(text, language, isStaff(brand), null, MOST)).stream()
                .map(found -> hit(brand, found, null))
                .toList();
    }

    /** An article to go on with. */
    record Next(String title, String link) {}

    /** What else to read: what is about the same, else what stands beside it. An article is read also where nothing can be looked for. */
    List<Next> related(Brand brand, Article article, String from) {
        var next = new LinkedHashMap<String, Next>();
        about(brand, article)
                .forEach(found -> next.put(
                        found.slug(), new Next(found.title(), link(brand, found.slug(), found.anchor(), from))));
        var topic = article.content().topic();
        if (topic != null && next.size() < RELATED) {
            topics.of(brand, article.language(), isStaff(brand), topic, null, RELATED + 1).items().stream()
                    .filter(beside -> !beside.slug().equals(article.slug()))
                    .forEach(beside -> next.putIfAbsent(
                            beside.slug(), new Next(beside.title(), link(brand, beside.slug(), null, from))));
        }
        return next.values().stream().limit(RELATED).toList();
    }

    private List<Found> about(Brand brand, Article article) {
        try {
            return search.related(brand, article, isStaff(brand));
        } catch (UncheckedIOException e) {
            LOG.error("No related articles can be looked for", e);
            return List.of();
        }
    }

    private boolean isReadable(Article article) {
        return article.isPublic() || article.isPublished() && isStaffOf(article.brand());
    }

    private boolean isStaffOf(String brand) {
        return directory.present().filter(person -> person.serves(brand)).isPresent();
    }
}
