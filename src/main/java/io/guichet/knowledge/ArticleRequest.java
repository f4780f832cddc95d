package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.guichet.knowledge.Articles.ArticleInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * Request body of an article.
 *
 * @param slug only in imports; elsewhere it is in the URL
 * @param language only in imports; elsewhere it is in the URL
 */
record ArticleRequest(
        String slug,
        String language,
        String title,
        @Schema(description = "Markdown") String body,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> keywords,
        String topic,
        String product,
        @Schema(allowableValues = {"public", "staff"}) String audience,
        @Schema(allowableValues = {"draft", "published", "withdrawn"}) String status,
        LocalDate reviewOn) {

    ArticleInput toInput(String slug, String language) {
        return new ArticleInput(
                slug,
                language,
                new ArticleContent(
                        title,
                        body,
                        keywords == null ? "" : String.join(", ", keywords),
                        topic,
                        product,
                        Audience.parse(audience),
                        ArticleStatus.parse(status),
                        reviewOn));
    }
}
