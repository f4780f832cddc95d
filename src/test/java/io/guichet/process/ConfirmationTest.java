package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerAddresses;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.sla.LedgerEntry;
import io.guichet.ticket.TicketCommands;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What follows from the confirmation of a requester's address: decisions from receipt, and a pause. */
@DeskTest
class ConfirmationTest {

    private static final String PAUSE = "unconfirmed-requester";

    @Autowired
    private Desk desk;

    @Autowired
    private TicketCommands commands;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerAddresses addresses;

    @Autowired
    private Brands brands;

    @LocalServerPort
    private int port;

    private final String address = UUID.randomUUID() + "@example.org";
    private String number;

    @Test
    void theContractDecidesFromReceiptWithAPause() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of("severity", "urgent"));
        var receivedAt = desk.now();
        assertThat(firstResponse().kind()).isEqualTo(SlaTarget.TargetKind.ESTIMATED);
        assertThat(desk.ticket(number).team()).isEqualTo("vimeo-support");

        desk.advancesTime(Duration.ofMinutes(20));
        confirms(VerificationMethod.LINK);

        var clock = desk.clock(number, Target.FIRST_RESPONSE);
        assertThat(clock.slaTarget().kind()).isEqualTo(SlaTarget.TargetKind.GUARANTEED);
        assertThat(clock.startedAt()).isEqualTo(receivedAt);
        assertThat(clock.due()).contains(desk.now().plus(Duration.ofHours(1)));
        assertThat(entries(Target.FIRST_RESPONSE, PAUSE))
                .containsExactly(LedgerEntry.LedgerEntryType.PAUSED, LedgerEntry.LedgerEntryType.RESUMED);
        assertThat(desk.ticket(number).team()).isEqualTo("vimeo-enterprise");
        BpmnAwareTests.assertThat(desk.process(number, "confirmation"))
                .isEnded()
                .hasPassed("Task_ReviewTeam", "End_DecidedAgain");
        assertThat(desk.eventTypes(number)).contains("requester-verified", "contract-applied", "entitlement-reviewed");
    }

    @Test
    void theExplanationNamesThePause() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of("severity", "urgent"));
        desk.advancesTime(Duration.ofMinutes(20));
        confirms(VerificationMethod.LINK);

        assertThat(sentences("en")).contains("paused until the requester confirmed the address (20 min)");
        assertThat(sentences("fr")).contains("en pause jusqu’à la confirmation de l’adresse par le demandeur (20");
    }

    @Test
    void aStoppedClockStaysStopped() {
        hasContract("zoom", "business", null);
        opens("zoom", Map.of("impact", "down"));
        var registered = desk.clock(number, Target.FIRST_RESPONSE);
        assertThat(registered.isOpen()).isFalse();

        desk.advancesTime(Duration.ofHours(2));
        confirms(VerificationMethod.SIGN_IN);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).allEntries()).isEqualTo(registered.allEntries());
        assertThat(desk.ticket(number).attributes().text("plan")).contains("business");
        assertThat(entries(Target.RESOLUTION, PAUSE)).hasSize(2);
    }

    @Test
    void theContractOfAJoinedCustomerDecides() {
        opens("vimeo", Map.of("severity", "urgent"));
        var owner = customers.findOrCreate(brands.get("vimeo"), UUID.randomUUID() + "@example.org", null, "en");
        addresses.add(brands.get("vimeo"), owner, address);
        customers.updateContract(owner.id(), "enterprise", null, "gold", null);

        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).attributes().text("plan")).contains("enterprise");
        assertThat(customers.get(owner.id()).name()).isEqualTo("Mallory");
    }

    @Test
    void afterTheTimeOnlyTheMarkIsMade() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of());
        var before = desk.clock(number, Target.FIRST_RESPONSE).allEntries();

        desk.advancesTime(Duration.ofDays(7).plusSeconds(1));
        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.LINK);
        assertThat(desk.ticket(number).attributes().text("plan")).isEmpty();
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).allEntries()).isEqualTo(before);
    }

    @Test
    void aSolvedTicketGetsTheMarkOnly() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of());
        desk.triages(number);
        desk.answers(number, "SOLVE");

        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).isVerified()).isTrue();
        assertThat(desk.status(number)).isEqualTo("SOLVED");
        assertThat(desk.ticket(number).attributes().text("plan")).isEmpty();
    }

    @Test
    void aMergedTicketGetsTheMarkOnly() {
        opens("parcels", Map.of());
        var into = desk.opensFor("parcels", address);
        desk.merges(number, into);

        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).isVerified()).isTrue();
        assertThat(desk.eventTypes(number)).doesNotContain("contract-applied");
    }

    @Test
    void aSecondConfirmationChangesNothing() {
        opens("parcels", Map.of());
        confirms(VerificationMethod.LINK);
        var timeline = desk.timeline(number);

        confirms(VerificationMethod.MAIL);

        assertThat(desk.timeline(number)).isEqualTo(timeline);
        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.LINK);
    }

    @Test
    void aStrongerProofReplacesTheLinkWithoutAPause() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of("severity", "urgent"));
        desk.advancesTime(Duration.ofMinutes(20));
        confirms(VerificationMethod.LINK);
        var first = desk.ticket(number).requester();
        var due = desk.clock(number, Target.FIRST_RESPONSE).due();

        desk.advancesTime(Duration.ofMinutes(5));
        confirms(VerificationMethod.STAFF);
        confirms(VerificationMethod.SIGN_IN);

        var requester = desk.ticket(number).requester();
        assertThat(requester.verifiedBy()).isEqualTo(VerificationMethod.STAFF);
        assertThat(requester.verifiedAt()).isEqualTo(first.verifiedAt());
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).isEqualTo(due);
        assertThat(entries(Target.FIRST_RESPONSE, PAUSE)).hasSize(2);
    }

    @Test
    void confirmationsAndAnAnswerAtOnceCountOnceEach() {
        hasContract("parcels", "office", null);
        opens("parcels", Map.of());
        desk.triages(number);

        var failures = Concurrently.run(
                () -> confirms(VerificationMethod.LINK),
                () -> confirms(VerificationMethod.LINK),
                () -> desk.answers(number, "ASK_CUSTOMER"));

        assertThat(failures).isEmpty();
        assertThat(desk.eventTypes(number)).containsOnlyOnce("requester-verified", "contract-applied");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void theLeadsOverridesStay() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of("severity", "urgent"));
        var due = desk.now().plus(Duration.ofHours(5));
        overrides(Map.of("plan", "advanced", "priority", "important", "target", "FIRST_RESPONSE", "due", due));

        desk.advancesTime(Duration.ofMinutes(20));
        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).attributes().text("plan")).contains("advanced");
        assertThat(desk.ticket(number).priority()).isEqualTo("important");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).contains(due);

        removesOverride("PLAN");
        assertThat(desk.ticket(number).attributes().text("plan")).contains("enterprise");
    }

    @Test
    void anAgentWhoHasClaimedTheTicketKeepsIt() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of());
        desk.claims(number, "triage", "agent");

        confirms(VerificationMethod.LINK);

        assertThat(desk.ticket(number).team()).isEqualTo("vimeo-support");
        assertThat(desk.task(number, "triage").assignee()).isEqualTo("agent");
    }

    @Test
    void aPaidRequestIsNotPaused() {
        opens("webshop", Map.of("premium", true));
        desk.pays(number);
        var due = desk.clock(number, Target.FIRST_RESPONSE).due();

        desk.advancesTime(Duration.ofMinutes(30));
        confirms(VerificationMethod.LINK);

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).isEqualTo(due);
        assertThat(entries(Target.FIRST_RESPONSE, PAUSE)).isEmpty();
    }

    @Test
    void aConfirmationBeforeTheFallBackIsAPause() {
        opens("webshop", Map.of("premium", true));
        desk.advancesTime(Duration.ofMinutes(30));
        confirms(VerificationMethod.LINK);
        var confirmedAt = desk.now();

        desk.firesTimer(number, "Event_PaymentOverdue");

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).allEntries())
                .filteredOn(entry -> entry.reason().equals(PAUSE))
                .extracting(LedgerEntry::effectiveAt)
                .containsExactly(desk.ticket(number).receivedAt(), confirmedAt);
    }

    @Test
    void thePauseLiesOverAWaitForTheCustomer() {
        hasContract("parcels", "office", null);
        opens("parcels", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofMinutes(10));
        desk.customerWrites(number, "Here.");
        desk.advancesTime(Duration.ofMinutes(10));
        confirms(VerificationMethod.LINK);
        desk.advancesTime(Duration.ofMinutes(10));

        assertThat(desk.clock(number, Target.RESOLUTION).used(desk.now())).isLessThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(desk.clock(number, Target.RESOLUTION).isOpen()).isTrue();
    }

    @Test
    void aReplyThatIsRevokedKeepsThePause() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of("severity", "urgent"));
        desk.advancesTime(Duration.ofMinutes(20));
        confirms(VerificationMethod.LINK);
        var due = desk.clock(number, Target.FIRST_RESPONSE).due();
        desk.replies(number, "We look at it.");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isOpen()).isFalse();

        desk.makesInternal(number, desk.newestMessageId(number));

        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due()).isEqualTo(due);
        assertThat(entries(Target.FIRST_RESPONSE, PAUSE)).hasSize(2);
    }

    @Test
    void accountDataNeedAnIdentityCheckUntilItSucceeds() {
        opens("miro", Map.of("plan", "business", "topic", "account-data"));
        desk.completes(number, "triage", "agent", Map.of());
        desk.completes(number, "identity-check", "agent", Map.of("outcome", "REFUSED"));
        desk.completes(
                number, "answer", "agent", Map.of("outcome", "ASK_CUSTOMER", "reply", "Please sign in and confirm."));
        desk.customerWrites(number, "It is me.");

        desk.completes(number, "identity-check", "agent", Map.of("outcome", "CONFIRMED"));

        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.STAFF);
        assertThat(desk.task(number, "answer")).isNotNull();
    }

    @Test
    void staffConfirmWithAReason() {
        hasContract("parcels", "office", null);
        opens("parcels", Map.of());
        var path = "/api/tickets/%s/confirmation".formatted(number);

        assertThat(as("agent").post(path, Map.of("reason", " ")).fields()).containsExactly("reason");
        assertThat(as("agent")
                        .post(path, Map.of("reason", "Known on the phone."))
                        .status())
                .isEqualTo(200);

        var requester = as("agent").get("/api/tickets/" + number).body().path("requester");
        assertThat(requester.path("verification").asText()).isEqualTo("VERIFIED");
        assertThat(requester.path("by").asText()).isEqualTo("STAFF");
        assertThat(desk.timeline(number))
                .filteredOn(entry -> entry.type().equals("requester-verified"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("reason", "Known on the phone."));
    }

    @Test
    void theNameThatWasGivenFillsAMissingOne() {
        opens("parcels", Map.of());
        assertThat(customers.find("parcels", address).orElseThrow().name()).isNull();

        confirms(VerificationMethod.LINK);

        assertThat(customers.find("parcels", address).orElseThrow().name()).isEqualTo("Mallory");
    }

    @Test
    void staffSeeTheGivenNameAndNoRecord() {
        hasContract("vimeo", "enterprise", "gold");
        opens("vimeo", Map.of());

        var ticket = as("agent").get("/api/tickets/" + number).body();

        assertThat(ticket.path("requester").toString())
                .isEqualTo("{\"email\":\"%s\",\"name\":\"Mallory\",\"verification\":\"UNVERIFIED\",\"by\":null}"
                        .formatted(address));
        assertThat(ticket.path("customer").toString()).doesNotContain("enterprise", "gold", "Ada");
        assertThat(HttpBrowser.signedIn(port, "agent")
                        .get("/desk/tickets/" + number)
                        .body())
                .contains("Unverified")
                .doesNotContain("Ada", "gold");
    }

    private void hasContract(String brand, String plan, String pack) {
        var customer = customers.findOrCreate(brands.get(brand), address, "Ada", "fr");
        customers.updateContract(customer.id(), plan, null, pack, null);
    }

    private void opens(String brand, Map<String, ?> attributes) {
        var request = new HashMap<String, Object>(attributes);
        request.put("requester", Map.of("email", address, "name", "Mallory", "language", "en"));
        request.put("subject", "A request");
        request.put("body", "Please look into this.");
        request.put("verified", false);
        var response = as("agent").post("/api/brands/%s/tickets".formatted(brand), request);
        assertThat(response.status()).as("%s", response.body()).isEqualTo(201);
        assertThat(response.body().path("links").has("customer")).isFalse();
        number = response.text("number");
    }

    private void confirms(VerificationMethod method) {
        commands.verifyRequester(number, method, null, desk.customer());
    }

    private void overrides(Map<String, Object> values) {
        var body = new HashMap<String, Object>();
        values.forEach((name, value) -> body.put(name, value.toString()));
        body.put("reason", "Promised on the phone.");
        JsonResponse response = as("lead").post("/api/tickets/%s/override".formatted(number), body);
        assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
    }

    private void removesOverride(String field) {
        var path = "/api/tickets/%s/override?field=%s&reason=Over".formatted(number, field);
        assertThat(as("lead").delete(path).status()).isEqualTo(200);
    }

    private SlaTarget firstResponse() {
        return desk.clock(number, Target.FIRST_RESPONSE).slaTarget();
    }

    private List<LedgerEntry.LedgerEntryType> entries(Target target, String reason) {
        return desk.clock(number, target).allEntries().stream()
                .filter(entry -> entry.reason().equals(reason))
                .map(LedgerEntry::type)
                .toList();
    }

    private String sentences(String language) {
        var clocks = as("agent")
                .send(
                        "GET",
                        "/api/tickets/%s/clocks".formatted(number),
                        BodyPublishers.noBody(),
                        Map.of("Accept-Language", language))
                .body();
        for (JsonNode clock : clocks.path("items")) {
            if (clock.path("target").asText().equals("FIRST_RESPONSE")) {
                return clock.toString().replace('\u00a0', ' ').replace('\u202f', ' ');
            }
        }
        throw new AssertionError("no first response in " + clocks);
    }

    private ApiClient as(String user) {
        return ApiClient.as(user, port);
    }
}
