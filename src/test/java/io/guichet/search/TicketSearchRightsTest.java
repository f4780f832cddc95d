package io.guichet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffMember;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the search and the list say to whom. */
@DeskTest
@Tag("h2")
class TicketSearchRightsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketSearch search;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private String open;
    private String restricted;

    @BeforeEach
    void opensAnOpenAndARestrictedTicket() {
        open = desk.opens("vimeo", Map.of("plan", "free"));
        restricted = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        desk.customerWrites(open, "The public pangolin.");
        desk.notes(open, "The internal pangolin quokka.");
        desk.customerWrites(restricted, "The restricted pangolin.");
        desk.notes(restricted, "The restricted and internal quokka.");
    }

    /** The team of the restricted ticket is vimeo-security. */
    @ParameterizedTest
    @CsvSource({
        // roles,       teams,          brands,    open,  restricted, note, restricted note
        "agent,         vimeo-support,  vimeo,     true,  false, true,  false",
        "agent,         vimeo-security, vimeo,     true,  true,  true,  true",
        "agent,         vimeo-security, zoom,      false, false, false, false",
        "agent,         '',             '',        false, false, false, false",
        "specialist,    '',             vimeo,     true,  false, true,  false",
        "developer,     '',             vimeo,     true,  false, true,  false",
        "lead,          vimeo-support,  vimeo,     true,  false, true,  false",
        "lead,          vimeo-security, vimeo,     true,  true,  true,  true",
        "analyst,       '',             vimeo,     true,  false, true,  false",
        "manager,       '',             vimeo,     true,  false, true,  false",
        "admin,         '',             vimeo,     true,  true,  true,  true",
        "'',            vimeo-support,  vimeo,     true,  false, false, false",
        "'',            vimeo-security, vimeo,     true,  true,  false, false"
    })
    void findsWhatTheReaderMaySee(
            String role,
            String team,
            String brand,
            boolean findsOpen,
            boolean findsRestricted,
            boolean findsNote,
            boolean findsRestrictedNote) {
        var reader = new StaffMember("reader", "Reader", null, set(role), set(team), set(brand));

        var public_ = find("pangolin", reader);
        var internal = find("quokka", reader);

        assertThat(numbers(public_).contains(open)).as("open").isEqualTo(findsOpen);
        assertThat(numbers(public_).contains(restricted)).as("restricted").isEqualTo(findsRestricted);
        assertThat(numbers(internal).contains(open)).as("note").isEqualTo(findsNote);
        assertThat(numbers(internal).contains(restricted)).as("restricted note").isEqualTo(findsRestrictedNote);
        assertThat(public_).filteredOn(hit -> !findsNote).noneMatch(hit -> hit.excerptText()
                .contains("internal"));
        assertThat(listed("pangolin", reader).contains(restricted)).isEqualTo(findsRestricted);
        assertThat(listed("quokka", reader).contains(open)).isEqualTo(findsNote);
    }

    @ParameterizedTest
    @CsvSource({
        "agent, true, false",
        "agent-vimeo, true, false",
        "agent-zoom, false, false",
        "lead, true, false",
        "manager, true, false",
        "analyst, true, false",
        "specialist, true, true",
        "admin, true, true"
    })
    void theApiAnswersByRight(String user, boolean findsOpen, boolean findsRestricted) {
        for (var path : List.of("/api/search?limit=50&q=pangolin", "/api/tickets?limit=200&q=pangolin")) {
            var answer = ApiClient.as(user, port).get(path);

            assertThat(answer.status()).isEqualTo(200);
            var found = answer.body().path("items").findValuesAsText("number");
            assertThat(found.contains(open)).as(path).isEqualTo(findsOpen);
            assertThat(found.contains(restricted)).as(path).isEqualTo(findsRestricted);
        }
    }

    @Test
    void customersAndStrangersAreRefused() {
        assertThat(ApiClient.anonymous(port).get("/api/search?q=pangolin").status())
                .isEqualTo(401);
    }

    @Test
    void aTicketThatBecomesRestrictedIsHiddenAtOnce() {
        assertThat(numbers(find("pangolin", agent()))).contains(open);

        tickets.restrict(open, Actor.staff("lead"));

        assertThat(numbers(find("pangolin", agent()))).doesNotContain(open);
    }

    @Test
    void aRedactedTextIsFoundNoMore() {
        var hit = find("pangolin", agent()).stream()
                .filter(found -> found.number().equals(open))
                .findFirst()
                .orElseThrow();
        assertThat(hit.excerptText()).contains("public pangolin");

        transaction.executeWithoutResult(status -> {
            tickets.lock(open);
            db.sql("update message set body = '[redacted]' where number = :number and body like '%pangolin%'")
                    .param("number", open)
                    .update();
        });

        assertThat(numbers(find("pangolin", agent()))).doesNotContain(open);
        assertThat(listed("pangolin", agent())).doesNotContain(open);
    }

    @Test
    void aReplyThatBecomesInternalIsFoundAsInternalOnly() {
        var noRole = new StaffMember("reader", "Reader", null, Set.of(), Set.of(), Set.of("vimeo"));
        desk.replies(open, "The wombat was a mistake.");
        assertThat(numbers(find("wombat", noRole))).contains(open);

        var reply = desk.messages(open).stream()
                .filter(message -> message.body().contains("wombat"))
                .findFirst()
                .orElseThrow();
        desk.makesInternal(open, reply.id());

        assertThat(numbers(find("wombat", noRole))).doesNotContain(open);
        assertThat(numbers(find("wombat", agent()))).contains(open);
    }

    /** Otherwise the score would tell how many hidden tickets contain a word. */
    @Test
    void scoresDoNotDependOnHiddenTickets() {
        var before = scoreOf(open);

        for (int i = 0; i < 5; i++) {
            var hidden = desk.opens("zoom", Map.of());
            desk.customerWrites(hidden, "A pangolin, a pangolin.");
            tickets.restrict(hidden, Actor.staff("lead"));
        }

        assertThat(scoreOf(open)).isEqualTo(before);
    }

    private float scoreOf(String number) {
        return find("public pangolin", agent()).stream()
                .filter(hit -> hit.number().equals(number))
                .findFirst()
                .orElseThrow()
                .score();
    }

    private List<TicketHit> find(String words, StaffMember reader) {
        return search.find(new TicketSearchRequest(words, null, null, null, null, 50), reader)
                .items();
    }

    private Set<String> listed(String words, StaffMember reader) {
        var none = Optional.<String>empty();
        var filter = new TicketSearch.ListFilter(
                none,
                none,
                Set.of(),
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TicketSearch.ListOrder.NEWEST,
                Optional.empty(),
                1_000);
        return search.places(words, filter, reader).stream()
                .map(TicketSearch.ListPosition::number)
                .collect(Collectors.toSet());
    }

    private static StaffMember agent() {
        return new StaffMember("agent", "Agent", null, Set.of("agent"), Set.of(), Set.of("vimeo"));
    }

    private static List<String> numbers(List<TicketHit> hits) {
        return hits.stream().map(TicketHit::number).toList();
    }

    private static Set<String> set(String value) {
        return value.isEmpty() ? Set.of() : Set.of(value);
    }
}
