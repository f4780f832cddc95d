package io.guichet.intake;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.OpenChannels.ChannelStatus;
import io.guichet.customer.SignedInCustomer;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.VerificationPurpose;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.StateConflict;
import io.guichet.sla.ChannelStatuses;
import io.guichet.sla.SlaPreviews;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
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
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API to ask questions and submit requests. */
@RestController
@RequestMapping("/api/brands/{brand}")
class IntakeApi {

    private final Questions questions;
    private final Suggestions suggestions;
    private final TicketRequests ticketRequests;
    private final SlaPreviews slaPreviews;
    private final ChannelStatuses channelStatuses;
    private final IntakeResponses responses;
    private final ContactForms contactForms;
    private final CaptchaChallenges captchaChallenges;
    private final Tickets tickets;
    private final Brands brands;
    private final StaffDirectory staff;
    private final Idempotency idempotency;
    private final VerificationDemands demands;
    private final Clock clock;

    IntakeApi(
            Questions questions,
            Suggestions suggestions,
            TicketRequests ticketRequests,
            SlaPreviews slaPreviews,
            ChannelStatuses channelStatuses,
            IntakeResponses responses,
            ContactForms contactForms,
            CaptchaChallenges captchaChallenges,
            Tickets tickets,
            Brands brands,
            StaffDirectory staff,
            Idempotency idempotency,
            VerificationDemands demands,
            Clock clock) {
        this.questions = questions;
        this.suggestions = suggestions;
        this.ticketRequests = ticketRequests;
        this.slaPreviews = slaPreviews;
        this.channelStatuses = channelStatuses;
        this.responses = responses;
        this.contactForms = contactForms;
        this.captchaChallenges = captchaChallenges;
        this.tickets = tickets;
        this.brands = brands;
        this.staff = staff;
        this.idempotency = idempotency;
        this.demands = demands;
        this.clock = clock;
    }

    /** @param score comparable within one response only */
    record QuestionSuggestion(String slug, String language, String title, String excerpt, double score) {}

    record QuestionResponse(
            String id,
            List<QuestionSuggestion> suggestions,
            Route route,
            List<ChannelStatus> channels,
            SlaPreviews.SlaPreview promise) {}

    @PostMapping("/questions")
    @Tag(name = "Questions")
    @Operation(
            summary = "Ask a question; returns suggestions, the route and the SLA targets a ticket would have",
            description = "Public and rate-limited. The attributes affect this preview only.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = QuestionResponse.class)))
    @RetryableTransaction
    public ResponseEntity<?> ask(
            @PathVariable String brand,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Locale locale) {
        var knownBrand = brands.get(brand);
        return idempotency.respondOnce("public", brand + "/questions", key, json, () -> {
            var body = new JsonBodyReader(json);
            var text = body.text("text");
            var language = body.text("language");
            var attributes = TicketAttributes.validated(knownBrand, body.remaining());
            var answerLanguage = knownBrand.languageFor(language == null ? locale.getLanguage() : language);
            var number = questions.ask(knownBrand, text, answerLanguage, attributes);
            var promise = slaPreviews.of(knownBrand, attributes, clock.instant(), answerLanguage);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new QuestionResponse(
                            number,
                            suggestionsFor(number),
                            promise.route(),
                            channelStatuses.of(knownBrand, attributes, answerLanguage),
                            promise.route().isTicket() ? promise : null));
        });
    }

    @PostMapping("/questions/{id}/answered")
    @Tag(name = "Questions")
    @Operation(summary = "Mark the question as answered; no ticket is opened")
    @RetryableTransaction
    public Map<String, String> markAnswered(
            @PathVariable String brand,
            @PathVariable String id,
            @RequestParam(required = false) @Parameter(description = "Slug of the article that answered the question")
                    String article) {
        requireQuestion(brand, id);
        withoutRestricted(id, () -> questions.markAnswered(id, article));
        return Map.of("id", id, "outcome", Question.Outcome.DEFLECTED.name());
    }

    @PostMapping("/questions/{id}/ticket")
    @Tag(name = "Questions")
    @Operation(
            summary = "Request a ticket for an unanswered question",
            description =
                    "Where the brand's contact form has a captcha, callers that are not signed in send the solution of"
                            + " a challenge from `GET /{brand}/captcha` as `captcha`; each admits one request. Unless the"
                            + " session is signed in as the requester, the address is unverified: its contract is not"
                            + " used, the answer has number and status only, and the link to the request goes to the"
                            + " address.")
    @ApiResponse(
            responseCode = "201",
            description = "The ticket; it keeps the question's number",
            content = @Content(schema = @Schema(implementation = IntakeResponses.TicketCreatedResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "No ticket is opened; the route says where to go instead",
            content = @Content(schema = @Schema(implementation = IntakeResponses.RedirectedResponse.class)))
    @RetryableTransaction
    public ResponseEntity<?> submitRequest(
            @PathVariable String brand,
            @PathVariable String id,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestAttribute(name = SignedInCustomer.ATTRIBUTE, required = false) @Parameter(hidden = true)
                    SignedInCustomer signedIn) {
        requireQuestion(brand, id);
        var knownBrand = brands.get(brand);
        var caller =
                signedIn == null ? "public" : "customer " + signedIn.customer().id();
        return idempotency.respondOnce(caller, "questions/" + id + "/ticket", key, json, () -> {
            var body = new JsonBodyReader(json);
            var requester = as(signedIn, body.requester());
            var subject = body.text("subject");
            var text = body.text("body");
            var captcha = body.text("captcha");
            var attributes = TicketAttributes.validated(knownBrand, body.remaining());
            requireProof(knownBrand, signedIn);
            if (signedIn == null
                    && staff.findCurrent().isEmpty()
                    && contactForms.of(knownBrand).hasCaptcha()) {
                captchaChallenges.require("captcha", captcha);
            }
            withoutRestricted(id, () -> questions.submitRequest(id, requester, subject, text, attributes));
            return responses.ofPublicRequest(id);
        });
    }

    @PostMapping("/tickets")
    @Tag(name = "Tickets")
    @Operation(
            summary = "Open a ticket for a customer",
            description = "With an `Idempotency-Key`, a repeated request opens only one ticket. With `verified: false`,"
                    + " nobody vouches for the requester: the contract of the address is not used until it is"
                    + " confirmed.")
    @ApiResponse(
            responseCode = "201",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = IntakeResponses.TicketCreatedResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "No ticket is opened; the route says where to go instead",
            content = @Content(schema = @Schema(implementation = IntakeResponses.RedirectedResponse.class)))
    @RetryableTransaction
    public ResponseEntity<?> openTicket(
            @PathVariable String brand,
            @RequestBody Map<String, Object> json,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var knownBrand = brands.get(brand);
        return idempotency.respondOnce(authorisedStaffId(knownBrand), brand + "/tickets", key, json, () -> {
            var body = new JsonBodyReader(json);
            var requester = body.requester();
            var subject = body.text("subject");
            var text = body.text("body");
            var receivedAt = body.instant("receivedAt");
            var verified = body.isTrueOrAbsent("verified");
            var attributes = TicketAttributes.validated(knownBrand, body.remaining());
            return responses.of(
                    verified
                            ? ticketRequests.open(knownBrand, requester, subject, text, attributes, receivedAt)
                            : ticketRequests.openUnverified(
                                    knownBrand, requester, subject, text, attributes, receivedAt));
        });
    }

    private List<QuestionSuggestion> suggestionsFor(String number) {
        return suggestions.of(questions.find(number).orElseThrow()).stream()
                .map(hit ->
                        new QuestionSuggestion(hit.slug(), hit.language(), hit.title(), hit.excerptText(), hit.score()))
                .toList();
    }

    private void requireProof(Brand brand, SignedInCustomer signedIn) {
        if (!demands.areMet(brand.id(), VerificationPurpose.TICKET, signedIn == null ? null : signedIn.method())) {
            throw new AccessRefused("Only signed-in customers of %s may send a request.".formatted(brand.id()));
        }
    }

    private static Requester as(SignedInCustomer signedIn, Requester requester) {
        return requester == null ? null : requester.as(signedIn);
    }

    /** Id of the staff member who opens a ticket for a customer of this brand. */
    private String authorisedStaffId(Brand brand) {
        var staffMember = staff.current();
        if (!staffMember.hasAccessTo(brand.id()) || !staffMember.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets of %s may open one.".formatted(brand.id()));
        }
        return staffMember.id();
    }

    /** An ended question that became a restricted ticket does not exist. */
    private void withoutRestricted(String id, Runnable command) {
        try {
            command.run();
        } catch (StateConflict ended) {
            throw tickets.find(id).filter(Ticket::restricted).isPresent() ? new UnknownQuestion(id) : ended;
        }
    }

    private void requireQuestion(String brand, String id) {
        brands.get(brand);
        questions
                .find(id)
                .filter(question -> question.brand().equals(brand))
                .orElseThrow(() -> new UnknownQuestion(id));
    }
}
