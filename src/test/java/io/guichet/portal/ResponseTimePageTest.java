package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.engine.BrokenTable;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Previews of the response time in a week to which no test moves the clock. */
@DeskTest
class ResponseTimePageTest {

    @Autowired
    private RepositoryService repository;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void createsAVisitor() {
        visitor = new Visitor(port, "en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webshop | receivedAt=2059-03-07T15:59 | usually answered that day | by Fri 7 Mar 2059 17:30 (Central European Time) if you write at that time",
                "webshop | receivedAt=2059-03-07T16:01 | usually answered that day | by Sat 8 Mar 2059 12:00 (Central European Time) if you write at that time",
                "webshop | premium=true&receivedAt=2059-03-09T21:00 | within 2 hours of working time | Mon 10 Mar 2059 09:30 (Central European Time) at the latest, if you pay at that time",
                "zoom    | plan=pro&impact=down&receivedAt=2059-03-03T01:00 | We confirm within 1 hour that your request is registered | Mon 3 Mar 2059 02:00 (Pacific Time) at the latest",
                "vimeo   | plan=free&receivedAt=2059-03-03T04:00 | usually get an answer within 3 working days | Thu 6 Mar 2059 18:00 (Eastern Time)",
                "parcels | impact=down&receivedAt=2059-03-03T09:00 | get an answer within 1 hour | Mon 3 Mar 2059 10:00 (British Time) at the latest",
                "parcels | impact=down&receivedAt= | get an answer within 1 hour | at the latest, if you write now",
                "helpcenter | requestType=incident  | There is no guaranteed response time | we answer as soon as we can",
            })
    void showsTheDueTimeAndItsKind(String brand, String query, String promise, String due) {
        assertThat(visitor.opens("/%s/promise?%s".formatted(brand, query))).contains(promise, due);
        assertThat(visitor.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Counted in working hours: Monday to Friday 08:30–17:30, Saturday 09:00–12:00 · not on public holidays"
                + " (Belgium) · Central European'",
        "fr, 'du lundi au vendredi de 8 h 30 à 17 h 30, le samedi de 9 h 00 à 12 h 00 · sauf jours fériés (Belgique) ·"
                + " '",
    })
    void showsTheCountedHours(String language, String hours) {
        assertThat(new Visitor(port, language).opens("/webshop/promise?receivedAt="))
                .contains(hours);
    }

    @Test
    void showsTheDestinationOfARedirectedRequest() {
        assertThat(visitor.opens("/miro/promise?plan=free"))
                .contains(
                        "The right place for this request",
                        "href=\"https://community.miro.com",
                        "selected=\"selected\">Free<")
                .doesNotContain("an answer within");
    }

    @Test
    void asksOnlyForInputsOfTheBrandsTables() {
        assertThat(visitor.opens("/webshop/promise"))
                .contains("name=\"premium\"", "name=\"receivedAt\"")
                .doesNotContain("name=\"plan\"", "name=\"severity\"", "usually answered");
        assertThat(visitor.opens("/zoom/promise"))
                .contains("name=\"plan\"", "name=\"workaround\"", ">Other services<")
                .doesNotContain("name=\"severity\"", ">Jobs<");
    }

    @Test
    void showsAnUnknownPlanBesideItsField() {
        var page = visitor.opens("/zoom/promise?plan=gold&impact=down&receivedAt=soon");

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(page)
                .contains("href=\"#field-plan\"", "id=\"problem-plan\">“gold” is not a valid value")
                .contains("id=\"problem-receivedAt\">“soon” is not a date and time")
                .contains("selected=\"selected\">Service down<")
                .doesNotContain("within");
    }

    @Test
    void showsWhichChannelsAreOpen() {
        assertThat(visitor.opens("/vimeo/promise?plan=enterprise&package=silver"))
                .contains("Phone, with your PIN", "every day 09:00–21:00 · public holidays too · Eastern Time")
                .containsPattern("(open until|closed, opens) \\w+ (09|21):00 \\(Eastern Time\\)")
                .contains("open, around the clock");
        assertThat(visitor.opens("/vimeo/promise?plan=starter")).contains("not offered in this case");
    }

    @Test
    void linksEveryPublishedNumberWithItsExtension() {
        assertThat(visitor.opens("/zoom/promise?plan=enterprise"))
                .contains("href=\"tel:+18887999666;ext=2\"", "href=\"tel:+16503976096;ext=2\"")
                .contains("href=\"tel:+611800768027;ext=2\"")
                .contains("href=\"tel:+448003687314;ext=2\"", "href=\"tel:+442038905445;ext=2\"")
                .contains("+1.888.799.9666, extension 2", "href=\"https://support.zoom.us\"");
        assertThat(visitor.opens("/vimeo/promise?plan=enterprise&package=gold"))
                .contains("Phone, with your PIN")
                .doesNotContain("tel:");
    }

    @Test
    void isLinkedFromTheAskPage() {
        assertThat(visitor.opens("/parcels")).contains("href=\"/parcels/promise\"");
        visitor.asks("parcels", "Where is it?");
        assertThat(visitor.page()).contains("href=\"/parcels/promise\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpcenter", "miro", "vimeo", "webshop", "zoom", "parcels"})
    void worksForEveryBrandInBothLanguages(String brand) {
        for (var language : new String[] {"en", "fr"}) {
            var page = visitor.opens("/%s/promise?receivedAt=&lang=%s".formatted(brand, language));
            assertThat(visitor.status()).isEqualTo(200);
            assertThat(page)
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain("??", " style=\"")
                    .doesNotContainPattern("<script(?! type=\"module\" src=)");
            assertThat(page.split("class=\"(?:button )?primary\"", -1)).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void anUnmatchedTableIsNoErrorPage() {
        try (var gap = BrokenTable.withGap(repository)) {
            assertThat(visitor.opens("/parcels/promise?plan=unheard-of"))
                    .contains("We cannot give a time for this case");
            assertThat(visitor.status()).isEqualTo(422);
        }
    }
}
