package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.guichet.brand.Brands;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.web.RetryableTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API to read, write and import help articles. */
@RestController
@RequestMapping("/api/brands/{brand}/articles")
@Tag(name = "Articles")
class ArticlesApi {

    private final Brands brands;
    private final Articles articles;
    private final ArticleImporter importer;
    private final ArticlePermissions permissions;

    ArticlesApi(Brands brands, Articles articles, ArticleImporter importer, ArticlePermissions permissions) {
        this.brands = brands;
        this.articles = articles;
        this.importer = importer;
        this.permissions = permissions;
    }

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

    record ArticleResponse(
            String slug,
            String language,
            String title,
            String body,
            String keywords,
            String topic,
            String product,
            Audience audience,
            ArticleStatus status,
            LocalDate reviewOn,
            int revision,
            Instant changedAt) {

        static ArticleResponse of(Article article) {
            var content = article.content();
            return new ArticleResponse(
                    article.slug(),
                    article.language(),
                    content.title(),
                    content.body(),
                    content.keywords(),
                    content.topic(),
                    content.product(),
                    content.audience(),
                    content.status(),
                    content.reviewOn(),
                    article.revision(),
                    article.changedAt());
        }
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Read an article", description = "Public for published articles with a public audience.")
    ArticleResponse read(
            @PathVariable String brand,
            @PathVariable String slug,
            @RequestParam(required = false) String language,
            Locale locale) {
        var servedBrand = brands.get(brand);
        var resolvedLanguage = servedBrand.languageFor(language == null ? locale.getLanguage() : language);
        return articles.find(servedBrand, slug, resolvedLanguage)
                .filter(article -> article.isPublic() || permissions.isStaff(servedBrand))
                .map(ArticleResponse::of)
                .orElseThrow(() -> new UnknownArticle(slug, resolvedLanguage));
    }

    @PutMapping("/{slug}")
    @Operation(
            summary = "Write an article",
            description =
                    "The article can be found as soon as the response has arrived, unless it is a draft. The previous text"
                            + " stays readable as a revision.")
    @ApiResponse(
            responseCode = "201",
            description = "The article was created",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The article was replaced",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @RetryableTransaction
    public ResponseEntity<ArticleResponse> write(
            @PathVariable String brand,
            @PathVariable String slug,
            @RequestParam String language,
            @RequestBody ArticleRequest article) {
        var servedBrand = brands.get(brand);
        var saved = articles.write(
                servedBrand,
                article.toInput(slug, language),
                permissions.requireWriter(servedBrand).id());
        return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(ArticleResponse.of(saved.article()));
    }

    @PostMapping(path = "/import", consumes = "application/x-ndjson")
    @Operation(
            summary = "Import articles, one JSON object per line",
            description =
                    "An invalid line is reported and does not affect the others. Imported articles can be found when the"
                            + " response has arrived. Lines that change nothing create no revision, so an import can be repeated.")
    ArticleImporter.ArticleImportResponse importArticles(@PathVariable String brand, InputStream lines)
            throws IOException {
        var servedBrand = brands.get(brand);
        return importer.importLines(
                servedBrand, lines, permissions.requireWriter(servedBrand).id());
    }
}
