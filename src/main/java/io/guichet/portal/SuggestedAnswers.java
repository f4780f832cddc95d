package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.intake.Suggestions;
import io.guichet.knowledge.ArticleHome;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Folded;
import io.guichet.knowledge.Found;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The answers to a question as its page shows them: the best one lies open, the others say what they are about. */
@Component
class SuggestedAnswers {

    private final Suggestions suggestions;
    private final Articles articles;

    SuggestedAnswers(Suggestions suggestions, Articles articles) {
        this.suggestions = suggestions;
        this.articles = articles;
    }

    /**
     * @param link to the article's own page
     * @param marked whether one of its passages is marked as the one that answers
     */
    record Best(String slug, String title, String language, String link, Folded text, boolean marked) {}

    void show(Brand brand, Question question, Model model) {
        var found = suggestions.of(question);
        var best = found.stream()
                .limit(1)
                .flatMap(first -> articles.byId(List.of(first.id())).stream()
                        .map(article -> best(brand, first, article.content().body(), question.number())))
                .findFirst();
        model.addAttribute("best", best.orElse(null));
        model.addAttribute(
                "others",
                found.stream()
                        .skip(1)
                        .map(other -> HelpCentre.hit(brand, other, question.number()))
                        .toList());
    }

    private static Best best(Brand brand, Found found, String body, String question) {
        return new Best(
                found.slug(),
                found.title(),
                found.language(),
                HelpCentre.link(brand, found.slug(), null, question),
                ArticleText.of(body).folded(ArticleHome.of(brand.id()).from(question), found.slug(), found.passage()),
                found.passage() != null);
    }
}
