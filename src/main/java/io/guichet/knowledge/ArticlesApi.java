package io.guichet.knowledge;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.NotFound;
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

/** Help articles, as programs find, write and bring them. */
@RestController
@RequestMapping("/api/brands/{brand}/articles")
@Tag(name = "Articles")
class ArticlesApi {

    private final Brands brands;
    private final Articles articles;
    private final Imports imports;
    private final Search search;
    private final StaffDirectory directory;
    private final ArticleWriters writers;

    ArticlesApi(
            Brands brands,
            Articles articles,
            Imports imports,
            Search search,
            StaffDirectory directory,
            ArticleWriters writers) {
        this.brands = brands;
        this.articles = articles;
        this.imports = imports;
        this.search = search;
        this.directory = directory;
        this.writers = writers;
    }

    record Answer(
            String slug,
            String language,
            String title,
            String body,
            String keywords,
            String topic,
            String product,
            Audience audience,
            Status status,
            LocalDate reviewOn,
            int edition,
            Instant changedAt) {

        static Answer of(Article article) {
            var content = article.content();
            return new Answer(
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
                    article.edition(),
                    article.changedAt());
        }
    }

    /** @param score to be compared within one answer only */
    record Hit(String slug, String language, String title, String excerpt, double score) {}

    record Hits(List<Hit> items) {}

    @GetMapping("/search")
    @Operation(
            summary = "Find articles by what somebody says",
            description =
                    "Open to everybody; staff of the brand find articles for staff too. Best first; what was written"
                            + " before the call is found. Of a long text the beginning is read.")
    Hits search(
            @PathVariable String brand,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) String language,
            @RequestParam(required = false) String product,
            @RequestParam(defaultValue = "10") int limit,
            Locale locale) {
        var known = brands.get(brand);
        if (limit < 1 || limit > Asked.MOST) {
            throw new BadInput("limit", "must be from 1 to %d".formatted(Asked.MOST));
        }
        if (language != null && !known.languages().contains(language)) {
            throw new BadInput("language", "must be one of " + String.join(", ", known.languages()));
        }
        var spoken = known.languageFor(language == null ? locale.getLanguage() : language);
        var found = search.find(known, new Asked(text, spoken, isStaff(known), product, limit));
        return new Hits(found.stream()
                .map(hit -> new Hit(hit.slug(), hit.language(), hit.title(), hit.text(), hit.score()))
                .toList());
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Read an article", description = "Open to everybody, as far as it is public and published.")
    Answer read(
            @PathVariable String brand,
            @PathVariable String slug,
            @RequestParam(required = false) String language,
            Locale locale) {
        var known = brands.get(brand);
        var spoken = known.languageFor(language == null ? locale.getLanguage() : language);
        return articles.find(known, slug, spoken)
                .filter(article -> article.isPublic() || isStaff(known))
                .map(Answer::of)
                .orElseThrow(() -> new NotFound("There is no article %s in %s.".formatted(slug, spoken)));
    }

    @PutMapping("/{slug}")
    @Operation(
            summary = "Write an article",
            description =
                    "Found as soon as this has answered, unless it is a draft. What stood there stays readable as an"
                            + " earlier edition.")
    @ApiResponse(
            responseCode = "201",
            description = "There was none of this name",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It stands in the other's place",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @Command
    public ResponseEntity<Answer> write(
            @PathVariable String brand,
            @PathVariable String slug,
            @RequestParam String language,
            @RequestBody ArticleJson article) {
        var known = brands.get(brand);
        var written = articles.write(
                known, article.at(slug, language), writers.mustBeOne(known).id());
        return ResponseEntity.status(written.made() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Answer.of(written.article()));
    }

    @PostMapping(path = "/import", consumes = "application/x-ndjson")
    @Operation(
            summary = "Bring many articles, one JSON object a line",
            description =
                    "A line that cannot be taken loses only itself and is named. Everything else can be found when"
                            + " this has answered. Sent again, what is there already stays as it is.")
    Imports.Imported bring(@PathVariable String brand, InputStream lines) throws IOException {
        var known = brands.get(brand);
        return imports.read(known, lines, writers.mustBeOne(known).id());
    }

    private boolean isStaff(Brand brand) {
        return directory.present().filter(person -> person.serves(brand.id())).isPresent();
    }
}
