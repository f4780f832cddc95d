package io.guichet.intake;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.http.NotAllowed;
import io.guichet.http.NotFound;
import io.guichet.policy.Facts;
import io.guichet.policy.Route;
import io.guichet.sla.Openings;
import io.guichet.sla.Promises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions and requests, as programs send them. */
@RestController
@RequestMapping("/api/brands/{brand}")
class IntakeApi {

    private final Questions questions;
    private final Suggestions suggestions;
    private final Requests requests;
    private final Promises promises;
    private final Openings openings;
    private final Receipts receipts;
    private final Brands brands;
    private final StaffDirectory staff;
    private final Idempotency idempotency;
    private final Clock clock;

    IntakeApi(
            Questions questions,
            Suggestions suggestions,
            Requests requests,
            Promises promises,
            Openings openings,
            Receipts receipts,
            Brands brands,
            StaffDirectory staff,
            Idempotency idempotency,
            Clock clock) {
        this.questions = questions;
        this.suggestions = suggestions;
        this.requests = requests;
        this.promises = promises;
        this.openings = openings;
        this.receipts = receipts;
        this.brands = brands;
        this.staff = staff;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** @param score to be compared within one answer only */
    record Suggested(String slug, String language, String title, String excerpt, double score) {}

    record Asked(
            String id,
            List<Suggested> suggestions,
            Route route,
            List<Openings.Opening> channels,
            Promises.Promise promise) {}

    @PostMapping("/questions")
    @Tag(name = "Questions")
    @Operation(
            summary = "Ask, and learn what is suggested, where it leads and what would be promised",
            description = "Open to everybody, a limited number of times a minute. The facts steer this preview only.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Asked.class)))
    @Command
    public ResponseEntity<?> ask(
            @PathVariable String brand,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Locale locale) {
        var known = brands.get(brand);
        return idempotency.once("public", brand + "/questions", key, json, () -> {
            var body = new Body(json);
            var text = body.text("text");
            var language = body.text("language");
            var facts = Facts.read(known, body.rest());
            var spoken = known.languageFor(language == null ? locale.getLanguage() : language);
            var number = questions.ask(known, text, spoken, facts);
            var promise = promises.of(known, facts, clock.instant(), spoken);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Asked(
                            number,
                            suggested(number),
                            promise.route(),
                            openings.of(known, facts, spoken),
                            promise.route().isTicket() ? promise : null));
        });
    }

    @PostMapping("/questions/{id}/answered")
    @Tag(name = "Questions")
    @Operation(summary = "A suggestion was the answer: there will be no ticket")
    @Command
    public Map<String, String> answered(
            @PathVariable String brand,
            @PathVariable String id,
            @RequestParam(required = false) @Parameter(description = "The slug of the article that answered")
                    String article) {
        mustBelong(brand, id);
        questions.answered(id, article);
        return Map.of("id", id, "outcome", Question.Outcome.DEFLECTED.name());
    }

    @PostMapping("/questions/{id}/ticket")
    @Tag(name = "Questions")
    @Operation(summary = "No answer was found: ask for a ticket")
    @ApiResponse(
            responseCode = "201",
            description = "The ticket, under the question's number",
            content = @Content(schema = @Schema(implementation = Receipts.Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is no ticket; this is where to go",
            content = @Content(schema = @Schema(implementation = Receipts.Redirected.class)))
    @Command
    public ResponseEntity<?> ticket(
            @PathVariable String brand,
            @PathVariable String id,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        mustBelong(brand, id);
        return idempotency.once("public", "questions/" + id + "/ticket", key, json, () -> {
            var body = new Body(json);
            var requester = body.requester();
            var subject = body.text("subject");
            var text = body.text("body");
            var facts = Facts.read(brands.get(brand), body.rest());
            questions.wantsTicket(id, requester, subject, text, facts);
            return receipts.of(id);
        });
    }

    @PostMapping("/tickets")
    @Tag(name = "Tickets")
    @Operation(
            summary = "Open a ticket for a customer",
            description = "With an `Idempotency-Key` the same request makes one ticket, however often it is sent.")
    @ApiResponse(
            responseCode = "201",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Receipts.Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is no ticket; this is where to go",
            content = @Content(schema = @Schema(implementation = Receipts.Redirected.class)))
    @Command
    public ResponseEntity<?> open(
            @PathVariable String brand,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var known = brands.get(brand);
        return idempotency.once(opener(known), brand + "/tickets", key, json, () -> {
            var body = new Body(json);
            var requester = body.requester();
            var subject = body.text("subject");
            var text = body.text("body");
            var receivedAt = body.instant("receivedAt");
            var facts = Facts.read(known, body.rest());
            return receipts.of(requests.open(known, requester, subject, text, facts, receivedAt));
        });
    }

    private List<Suggested> suggested(String number) {
        return suggestions.of(questions.find(number).orElseThrow()).stream()
                .map(found -> new Suggested(found.slug(), found.language(), found.title(), found.text(), found.score()))
                .toList();
    }

    /** Who of the staff opens a ticket for a customer of this brand. */
    private String opener(Brand brand) {
        var person = staff.current();
        if (!person.serves(brand.id()) || !person.works()) {
            throw new NotAllowed("Only those who work on tickets of %s may open one.".formatted(brand.id()));
        }
        return person.id();
    }

    private void mustBelong(String brand, String id) {
        brands.get(brand);
        questions
                .find(id)
                .filter(question -> question.brand().equals(brand))
                .orElseThrow(() -> new NotFound("There is no question %s.".formatted(id)));
    }
}
