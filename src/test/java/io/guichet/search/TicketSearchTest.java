package io.guichet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffDirectory;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.TicketAttributes;
import io.guichet.search.TicketHit.HitField;
import io.guichet.ticket.Actor;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a search finds in a ticket, and that it finds it at once. */
@DeskTest
@Tag("h2")
class TicketSearchTest {

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1
    };

    @Autowired
    private TicketSearch search;

    @Autowired
    private TicketRequests requests;

    @Autowired
    private Brands brands;

    @Autowired
    private Desk desk;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Customers customers;

    @Autowired
    private PlatformTransactionManager transactions;

    private static String french;
    private static String english;

    @BeforeEach
    void opensTickets() {
        if (french != null) {
            return;
        }
        french = opens(
                "fr",
                "jules.perrin@courrier.example",
                "Jules Perrin",
                "Problème d’installation du détecteur",
                "Bonjour, l’installation échoue à l’étape des cœurs de réseau. La vidéo reste bloquée au démarrage.");
        english = opens(
                "en",
                "groß@strasse.example",
                "Ingrid Großmann",
                "Upload hangs",
                "My uploads are stuck at ninety percent since yesterday, whatever browser I try.");
        desk.notes(french, "Le revendeur Quincaillerie Dupont confirme un défaut de fabrication.");
        attachments.add(
                brands.get("parcels"),
                french,
                null,
                List.of(new Upload("facture_détecteur-2026.png", PNG.length, () -> new ByteArrayInputStream(PNG))),
                "files",
                true,
                Actor.staff("agent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            probleme                       | French
            Problème                       | French
            PROBLÈMES                      | French
            problemes installation         | French
            installation probleme          | French
            l’installation                 | French
            l'installation                 | French
            installations                  | French
            coeur                          | French
            cœur                           | French
            videos bloquees                | French
            bloquée vidéo                  | French
            Perrin Jules                   | French
            jules perrin                   | French
            perr                           | French
            jules.perrin@courrier.example  | French
            courrier.example               | French
            perrin installation            | French
            facture                        | French
            facture_détecteur-2026.png     | French
            facture detecteur 2026         | French
            quincaillerie fabrication      | French
            quincaillerie perrin facture   | French
            stuck                          | English
            stuck upload                   | English
            uploading percent              | English
            Grossmann                      | English
            großmann                       | English
            strasse                        | English
            groß@strasse.example           | English
            uploads stuck yesterday        | English
            stuck problème                 | none
            quincaillerie stuck            | none
            trottinette                    | none
            perrin dupond                  | none
            ''                             | none
            """)
    void findsWords(String words, String expected) {
        var found = words.isEmpty() ? List.<String>of() : numbers(words);

        assertThat(found.contains(french)).as("French").isEqualTo(expected.equals("French"));
        assertThat(found.contains(english)).as("English").isEqualTo(expected.equals("English"));
    }

    @Test
    void findsDecomposedAccents() {
        assertThat(numbers("proble\u0300me de\u0301tecteur")).contains(french);
    }

    @Test
    void findsANumberInAnyCase() {
        assertThat(numbers(french)).containsExactly(french);
        assertThat(numbers(french.toLowerCase())).containsExactly(french);
    }

    @ParameterizedTest
    @CsvSource({
        "installation detecteur, SUBJECT, installation",
        "reseau, MESSAGE, réseau",
        "perrin, CUSTOMER, Perrin",
        "facture, FILE, facture",
        "quincaillerie, INTERNAL_NOTE, Quincaillerie"
    })
    void namesTheFieldAndHighlightsTheWords(String words, HitField field, String highlighted) {
        var hit = hits(words).stream()
                .filter(found -> found.number().equals(french))
                .findFirst()
                .orElseThrow();

        assertThat(hit.field()).isEqualTo(field);
        assertThat(hit.excerpt()).filteredOn(part -> part.highlighted()).anyMatch(part -> part.text()
                .contains(highlighted));
    }

    @Test
    void findsEachChangeAtOnce() {
        var number = opens("en", "otto@example.org", null, "Otter", "The otter is away.");
        assertThat(numbers("badger")).doesNotContain(number);

        desk.customerWrites(number, "The badger is back.");
        assertThat(numbers("badger")).contains(number);

        desk.notes(number, "Ask the weasel about it.");
        assertThat(numbers("weasel")).contains(number);

        var customer = customers.find("parcels", "otto@example.org").orElseThrow();
        customers.updateProfile(customer.id(), "Otto Marderhund", "en");
        assertThat(numbers("marderhund")).contains(number);
    }

    @Test
    void findsNoUncommittedChange() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            opens("en", "ada@example.org", "Ada", "Okapi", "The okapi is not here yet.");
            assertThat(numbers("okapi")).isEmpty();
            transaction.setRollbackOnly();
        });

        assertThat(numbers("okapi")).isEmpty();
    }

    @Test
    void filtersByStatusBrandAndLanguage() {
        var status = desk.ticket(french).status();

        assertThat(numbers(new TicketSearchRequest("installation", "parcels", status, "fr", null, null)))
                .contains(french);
        assertThat(numbers(new TicketSearchRequest("installation", "helpcenter", null, null, null, null)))
                .doesNotContain(french);
        assertThat(numbers(new TicketSearchRequest("installation", null, "CLOSED", null, null, null)))
                .doesNotContain(french);
        assertThat(numbers(new TicketSearchRequest("installation", null, null, "en", null, null)))
                .doesNotContain(french);
    }

    @Test
    void pagesThroughEveryHitOnce() {
        for (int i = 0; i < 5; i++) {
            opens("en", "ada@example.org", "Ada", "Capybara " + i, "A capybara.");
        }

        var inOne = numbers("capybara");
        var inSteps = new java.util.ArrayList<String>();
        String after = null;
        do {
            var page = search.find(
                    new TicketSearchRequest("capybara", null, null, null, after, 2),
                    staff.find("agent").orElseThrow());
            page.items().forEach(hit -> inSteps.add(hit.number()));
            after = page.next();
        } while (after != null);

        assertThat(inSteps).isEqualTo(inOne).hasSize(5).doesNotHaveDuplicates();
    }

    private String opens(String language, String email, String name, String subject, String body) {
        return requests.open(
                brands.get("parcels"),
                new Requester(email, name, language),
                subject,
                body,
                TicketAttributes.none(),
                null);
    }

    private List<TicketHit> hits(String words) {
        return search.find(
                        new TicketSearchRequest(words, null, null, null, null, 50),
                        staff.find("agent").orElseThrow())
                .items();
    }

    private List<String> numbers(String words) {
        return numbers(new TicketSearchRequest(words, null, null, null, null, 50));
    }

    private List<String> numbers(TicketSearchRequest request) {
        return search.find(request, staff.find("agent").orElseThrow()).items().stream()
                .map(TicketHit::number)
                .toList();
    }
}
