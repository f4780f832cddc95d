package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.intake.Splits.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuestionPartsTest {

    @Test
    void whatStandsBeforeAQuestionBelongsToIt() {
        var text =
                "Hello, I run a bakery. How do I pay? I have moved to Ghent. Where do I change my address? Thanks, Ada";

        assertThat(QuestionParts.of(text))
                .containsExactly(
                        new Part("How do I pay?", "Hello, I run a bakery. How do I pay?"),
                        new Part(
                                "Where do I change my address?",
                                "I have moved to Ghent. Where do I change my address? Thanks, Ada"));
    }

    @Test
    void whatFollowsAQuestionInItsParagraphBelongsToIt() {
        var text = "Where is my order? It was paid on Monday.\r\n\r\nMy logo is blurred. Can you help me?";

        assertThat(bodies(text))
                .containsExactly("Where is my order? It was paid on Monday.", "My logo is blurred. Can you help me?");
    }

    @Test
    void anItemOfAListStaysWhole() {
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
        assertThat(QuestionParts.of("- where is it?\n- when does it come?"))
                .extracting(Part::subject)
                .containsExactly("where is it?", "when does it come?");
    }

    @Test
    void itemsThatAskNothingStayTogether() {
        var text = "I do this:\n1. open the shop\n2. press Pay\nWhy does it fail? How can I pay?";

        assertThat(bodies(text))
                .containsExactly("I do this:\n1. open the shop\n2. press Pay\nWhy does it fail?", "How can I pay?");
    }

    @Test
    void whatIsQuotedStaysWithTheQuestionBeforeIt() {
        var text = "Where is my order?\n> How can we help you today?\n\nComment payer ?";

        assertThat(bodies(text)).containsExactly("Where is my order?\n> How can we help you today?", "Comment payer ?");
    }

    @Test
    void whereOneThingIsAskedThereIsOnePartAndWhereNoneIsThereIsNone() {
        assertThat(bodies("How do I pay? How do I pay?")).containsExactly("How do I pay? How do I pay?");
        assertThat(bodies("I say nothing.")).isEmpty();
    }

    @Test
    void thereAreNoMorePartsThanAreSplitOffAtOnce() {
        var text = IntStream.rangeClosed(1, Splits.MOST + 2)
                .mapToObj("Is it number %d?"::formatted)
                .collect(Collectors.joining(" "));

        assertThat(bodies(text)).hasSize(Splits.MOST);
        assertThat(words(String.join(" ", bodies(text)))).isEqualTo(words(text));
    }

    @Property(tries = 2_000)
    void everyWordIsInOneOfThePartsInItsOrder(@ForAll("texts") String text) {
        var parts = bodies(text);

        assertThat(parts).hasSize(Math.min(SeveralQuestions.in(text).size(), Splits.MOST));
        assertThat(parts).noneMatch(String::isBlank);
        if (!parts.isEmpty()) {
            assertThat(words(String.join(" ", parts))).isEqualTo(words(text));
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
        return QuestionParts.of(text).stream().map(Part::body).toList();
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }
}
