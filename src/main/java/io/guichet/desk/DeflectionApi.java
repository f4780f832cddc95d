package io.guichet.desk;

import io.guichet.access.ServedBrands;
import io.guichet.http.BadInput;
import io.guichet.http.JsonInstant;
import io.guichet.intake.Deflection;
import io.guichet.intake.Deflection.ArticleEnds;
import io.guichet.intake.Ends;
import io.guichet.intake.Theme;
import io.guichet.intake.Wordings;
import io.guichet.knowledge.ReadersWords;
import io.guichet.knowledge.ReadersWords.Tally;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many questions of a brand's customers need no ticket. */
@RestController
@RequestMapping("/api/brands/{brand}/deflection")
@Tag(name = "Brands")
class DeflectionApi {

    private final ServedBrands brands;
    private final Deflection deflection;
    private final Wordings wordings;
    private final ReadersWords readers;

    DeflectionApi(ServedBrands brands, Deflection deflection, Wordings wordings, ReadersWords readers) {
        this.brands = brands;
        this.deflection = deflection;
        this.wordings = wordings;
        this.readers = readers;
    }

    /** @param percentAnswered of what has ended; null where nothing has */
    record Counts(
            long asked,
            long answered,
            long abandoned,
            long ticket,
            long redirected,
            long open,
            Double percentAnswered) {

        static Counts of(Ends ends) {
            return new Counts(
                    ends.asked(),
                    ends.answered(),
                    ends.abandoned(),
                    ends.ticket(),
                    ends.redirected(),
                    ends.open(),
                    ends.percentAnswered());
        }
    }

    record Language(String language, Counts questions) {}

    /**
     * @param suggestedFirst for how many questions it was the first one suggested
     * @param answeredByIt for how many it was this very article that answered
     * @param questions what became of all the questions for which it was suggested
     */
    record Suggested(
            String slug,
            String language,
            String title,
            long suggestedFirst,
            long answeredByIt,
            Counts questions,
            long helpful,
            long notHelpful) {}

    /** @param words the most telling of those that the questions share */
    record About(String language, List<String> words, Counts questions) {}

    /** @param older questions of the period that were not read for {@code about}, which reads the newest */
    record Answer(
            Instant from,
            Instant to,
            Counts questions,
            List<Language> languages,
            List<Suggested> articles,
            List<About> about,
            long older) {}

    @GetMapping
    @Operation(
            summary = "How many questions were answered without a ticket",
            description =
                    "Of the questions asked from `from` on and before `to`, what became of them, counted from what"
                            + " happened to each: in all, by language, by suggested article, and by what they are about."
                            + " A question is answered if its asker said so and an article was suggested, or found by"
                            + " them; without one it is abandoned. Requests that came by another way than the question"
                            + " are not among them.")
    Answer of(
            @PathVariable String brand,
            @RequestParam @Parameter(schema = @Schema(type = "string", format = "date-time")) String from,
            @RequestParam @Parameter(schema = @Schema(type = "string", format = "date-time")) String to) {
        var known = brands.get(brand);
        var start = JsonInstant.read("from", from);
        var end = JsonInstant.read("to", to);
        if (!start.isBefore(end)) {
            throw new BadInput("to", "must be after from");
        }
        var languages = deflection.byLanguage(known, start, end);
        var said = readers.tallies(known, start, end);
        var read = wordings.of(known, start, end);
        return new Answer(
                start,
                end,
                Counts.of(languages.values().stream().reduce(Ends.NONE, Ends::plus)),
                languages.entrySet().stream()
                        .map(one -> new Language(one.getKey(), Counts.of(one.getValue())))
                        .toList(),
                deflection.byArticle(known, start, end).stream()
                        .map(article -> suggested(article, said.getOrDefault(article.id(), Tally.NONE)))
                        .toList(),
                read.themes().stream().map(DeflectionApi::about).toList(),
                read.left());
    }

    private static Suggested suggested(ArticleEnds article, Tally said) {
        return new Suggested(
                article.slug(),
                article.language(),
                article.title(),
                article.first(),
                article.answeredByIt(),
                Counts.of(article.ends()),
                said.helpful(),
                said.notHelpful());
    }

    private static About about(Theme theme) {
        return new About(theme.language(), theme.words(), Counts.of(theme.ends()));
    }
}
