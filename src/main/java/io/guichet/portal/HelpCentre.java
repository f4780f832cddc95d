package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.knowledge.Topics;
import io.guichet.knowledge.UnknownArticle;
import io.guichet.knowledge.search.ArticleSearch;
import io.guichet.knowledge.search.SearchHit;
import io.guichet.knowledge.search.SearchHit.ExcerptPart;
import io.guichet.knowledge.search.SearchRequest;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A brand's articles that the current visitor may read; articles for staff only for the brand's staff. */
@Component
class HelpCentre {

    private static final Logger LOG = LoggerFactory.getLogger(HelpCentre.class);
    private static final int MAX_HITS = 20;
    private static final int MAX_RELATED = 4;

    private final Articles articles;
    private final ArticleSearch search;
    private final Topics topics;
    private final StaffDirectory directory;

    HelpCentre(Articles articles, ArticleSearch search, Topics topics, StaffDirectory directory) {
        this.articles = articles;
        this.search = search;
        this.topics = topics;
        this.directory = directory;
    }

    /**
     * A search hit as shown on pages.
     *
     * @param url URL of the passage
     * @param likelyAnswer whether it probably answers the question; otherwise it is only the closest match
     */
    record ArticleHitView(
            String slug,
            String title,
            String url,
            Audience audience,
            List<ExcerptPart> excerpt,
            boolean likelyAnswer) {}

    /**
     * URL of an article.
     *
     * @param questionNumber number of the question that the reader comes from, or null
     */
    static String link(Brand brand, String slug, String anchor, String questionNumber) {
        var slugWithAnchor = anchor == null || anchor.isEmpty() ? slug : slug + "#" + anchor;
        return HelpCentreUrls.of(brand.id()).fromQuestion(questionNumber).resolve(slugWithAnchor);
    }

    static ArticleHitView toView(Brand brand, SearchHit hit, String questionNumber) {
        return new ArticleHitView(
                hit.slug(),
                hit.title(),
                link(brand, hit.slug(), hit.anchor(), questionNumber),
                hit.audience(),
                hit.excerpt(),
                hit.isGoodMatch());
    }

    /** Whether the current user is on the brand's staff. */
    boolean isStaff(Brand brand) {
        return isStaffOf(brand.id());
    }

    /** The article in this language or another of the brand; throws {@link UnknownArticle} if none is readable. */
    Article get(Brand brand, String slug, String language) {
        return Stream.concat(Stream.of(language), brand.languages().stream())
                .flatMap(candidate -> articles.find(brand, slug, candidate).stream())
                .filter(this::isReadable)
                .findFirst()
                .orElseThrow(() -> new UnknownArticle(slug));
    }

    /** The other languages in which it is readable. */
    List<String> otherLanguages(Article article) {
        return articles.translations(article).stream()
                .filter(this::isReadable)
                .map(Article::language)
                .toList();
    }

    List<ArticleHitView> search(Brand brand, String text, String language) {
        return search.find(brand, new SearchRequest(text, language, isStaff(brand), null, MAX_HITS)).stream()
                .map(hit -> toView(brand, hit, null))
                .toList();
    }

    record RelatedArticleView(String title, String url) {}

    /** Related articles, filled up with articles of the same topic, which are also shown if the search fails. */
    List<RelatedArticleView> related(Brand brand, Article article, String questionNumber) {
        var related = new LinkedHashMap<String, RelatedArticleView>();
        relatedByContent(brand, article)
                .forEach(hit -> related.put(
                        hit.slug(),
                        new RelatedArticleView(hit.title(), link(brand, hit.slug(), hit.anchor(), questionNumber))));
        var topic = article.content().topic();
        if (topic != null && related.size() < MAX_RELATED) {
            topics.browse(brand, article.language(), isStaff(brand), topic, null, MAX_RELATED + 1).items().stream()
                    .filter(topicArticle -> !topicArticle.slug().equals(article.slug()))
                    .forEach(topicArticle -> related.putIfAbsent(
                            topicArticle.slug(),
                            new RelatedArticleView(
                                    topicArticle.title(), link(brand, topicArticle.slug(), null, questionNumber))));
        }
        return related.values().stream().limit(MAX_RELATED).toList();
    }

    private List<SearchHit> relatedByContent(Brand brand, Article article) {
        try {
            return search.related(brand, article, isStaff(brand));
        } catch (UncheckedIOException e) {
            LOG.error("The search for related articles failed", e);
            return List.of();
        }
    }

    private boolean isReadable(Article article) {
        return article.isPublic() || article.isPublished() && isStaffOf(article.brand());
    }

    private boolean isStaffOf(String brand) {
        return directory.findCurrent().filter(staff -> staff.hasAccessTo(brand)).isPresent();
    }
}
