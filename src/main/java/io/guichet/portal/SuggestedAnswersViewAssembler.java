package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.intake.Suggestions;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.CollapsedHtml;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.knowledge.search.SearchHit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Assembles the suggested answers of a question: the best one in full, the others as excerpts. */
@Component
class SuggestedAnswersViewAssembler {

    private final Suggestions suggestions;
    private final Articles articles;

    SuggestedAnswersViewAssembler(Suggestions suggestions, Articles articles) {
        this.suggestions = suggestions;
        this.articles = articles;
    }

    /**
     * @param url URL of the article's page
     * @param highlighted whether a passage is highlighted as the answer
     */
    record BestAnswerView(
            String slug, String title, String language, String url, CollapsedHtml text, boolean highlighted) {}

    void addTo(Brand brand, Question question, Model model) {
        var hit = suggestions.of(question);
        var best = hit.stream()
                .limit(1)
                .flatMap(first -> articles.byId(List.of(first.id())).stream()
                        .map(article ->
                                bestAnswer(brand, first, article.content().body(), question.number())))
                .findFirst();
        model.addAttribute("best", best.orElse(null));
        model.addAttribute(
                "others",
                hit.stream()
                        .skip(1)
                        .map(other -> HelpCentre.toView(brand, other, question.number()))
                        .toList());
    }

    private static BestAnswerView bestAnswer(Brand brand, SearchHit hit, String body, String question) {
        return new BestAnswerView(
                hit.slug(),
                hit.title(),
                hit.language(),
                HelpCentre.link(brand, hit.slug(), null, question),
                ArticleText.of(body)
                        .collapsedHtml(HelpCentreUrls.of(brand.id()).fromQuestion(question), hit.slug(), hit.passage()),
                hit.passage() != null);
    }
}
