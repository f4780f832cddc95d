package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A score chosen in the e-mail, and its comment. */
@DeskTest
class OneClickRatingTest {

    private static final Pattern LINK = Pattern.compile("/parcels/requests/[^\\s]*/survey[^\\s]*score=(\\d)");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private Visitor visitor;
    private String number;
    private String link;

    @BeforeEach
    void solvesATicket() {
        visitor = new Visitor(port, "en");
        number = desk.opensAndAnswers("SOLVE");
        link = LINK.matcher(desk.lastEmailBody(number))
                .results()
                .filter(found -> found.group(1).equals("2"))
                .map(found -> found.group())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theEmailHasALinkForEachScore() {
        assertThat(LINK.matcher(desk.lastEmailBody(number)).results().map(found -> found.group(1)))
                .containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void openingTheLinkRatesNothing() {
        var page = visitor.opens(link);

        assertThat(page).contains("value=\"2\" checked").doesNotContain("data-auto-submit");
        assertThat(desk.survey(number).orElseThrow().state()).isEqualTo("SENT");
    }

    @Test
    void thePageTakesTheScoreAndAComment() {
        visitor.opens(link);
        visitor.submits(form(""), Map.of("score", "2"));
        assertThat(desk.survey(number).orElseThrow().score()).isEqualTo(2);
        assertThat(visitor.page()).contains("Would you like to add a comment?");

        visitor.submits(form("/comment"), Map.of("comment", "It took long."));

        assertThat(desk.survey(number).orElseThrow().comment()).isEqualTo("It took long.");
        assertThat(visitor.page()).contains("It took long.").doesNotContain("Would you like to add a comment?");
        assertThat(desk.process(number, "lead-decision")).isWaitingAt("Task_DecideAsLead");
    }

    @Test
    void refusesAnEmptyComment() {
        visitor.opens(link);
        visitor.submits(form(""), Map.of("score", "5"));

        visitor.submits(form("/comment"), Map.of("comment", " "));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("Write a comment first.");
    }

    private String form(String page) {
        var at = link.indexOf("/survey");
        var key = link.replaceAll(".*key=([^&]*).*", "$1");
        return link.substring(0, at) + "/survey" + page + "?key=" + key;
    }
}
