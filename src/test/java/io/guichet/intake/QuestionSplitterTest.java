package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.intake.TicketSplitter.SplitPart;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuestionSplitterTest {

    @Test
    void keepsTheTextBeforeAQuestionInItsPart() {
        var text =
                "Hello, I run a bakery. How do I pay? I have moved to Ghent. Where do I change my address? Thanks, Ada";

        assertThat(QuestionSplitter.split(text))
                .containsExactly(
                        new SplitPart("How do I pay?", "Hello, I run a bakery. How do I pay?"),
                        new SplitPart(
                                "Where do I change my address?",
                                "I have moved to Ghent. Where do I change my address? Thanks, Ada"));
    }

    @Test
    void keepsTheRestOfTheParagraphInThePart() {
        var text = "Where is my order? It was paid on Monday.\r\n\r\nMy logo is blurred. Can you help me?";

        assertThat(bodies(text))
                .containsExactly("Where is my order? It was paid on Monday.", "My logo is blurred. Can you help me?");
    }

    @Test
    void keepsListItemsWhole() {
        var text =
                """
                Two things:
                1. Where is my order? It was paid on Monday.
                2. Can I use a domain of my own? It is with another company.""";

        assertThat(bodies(text))
                .containsExactly(
                        "Two things:\n1. Where is my order? It was paid on Monday.",
                        "2. Can I use a domain of my own? It is with another company.");
        assertThat(bodies(text.replace("1.", "-").replace("2.", "-"))).hasSize(2);
        assertThat(QuestionSplitter.split("- where is it?\n- when does it come?"))
                .extracting(SplitPart::subject)
                .containsExactly("where is it?", "when does it come?");
    }

    @Test
    void keepsItemsWithoutAQuestionTogether() {
        var text = "I do this:\n1. open the shop\n2. press Pay\nWhy does it fail? How can I pay?";

        assertThat(bodies(text))
                .containsExactly("I do this:\n1. open the shop\n2. press Pay\nWhy does it fail?", "How can I pay?");
    }

    @Test
    void keepsAQuoteWithTheQuestionBeforeIt() {
        var text = "Where is my order?\n> How can we help you today?\n\nComment payer ?";

        assertThat(bodies(text)).containsExactly("Where is my order?\n> How can we help you today?", "Comment payer ?");
    }

    @Test
    void returnsOnePartForOneQuestionAndNoneForNone() {
        assertThat(bodies("How do I pay? How do I pay?")).containsExactly("How do I pay? How do I pay?");
        assertThat(bodies("I say nothing.")).isEmpty();
    }

    @Test
    void limitsTheNumberOfParts() {
        var text = IntStream.rangeClosed(1, TicketSplitter.MAX_PARTS + 2)
                .mapToObj("Is it number %d?"::formatted)
                .collect(Collectors.joining(" "));

        assertThat(bodies(text)).hasSize(TicketSplitter.MAX_PARTS);
        assertThat(withoutSpaces(String.join(" ", bodies(text)))).isEqualTo(withoutSpaces(text));
    }

    @Property
    void keepsEveryWordInOrder(@ForAll("texts") String text) {
        var parts = bodies(text);

        assertThat(parts).hasSize(Math.min(QuestionDetector.questionTexts(text).size(), TicketSplitter.MAX_PARTS));
        assertThat(parts).noneMatch(String::isBlank);
        if (!parts.isEmpty()) {
            assertThat(withoutSpaces(String.join(" ", parts))).isEqualTo(withoutSpaces(text));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "Where is it?",
                        "Can I pay ?",
                        "It is late.",
                        "« Qui ? »",
                        "> quoted?",
                        "1. ",
                        "- ",
                        "\n",
                        "\r\n\r\n",
                        " ",
                        "\u00a0",
                        "https://a.example/?b=c? ",
                        "why",
                        "…",
                        "?",
                        "\uD83D\uDCA9",
                        "\u2028")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    private static List<String> bodies(String text) {
        return QuestionSplitter.split(text).stream().map(SplitPart::body).toList();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }
}
