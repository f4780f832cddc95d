package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionDetectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nothing is asked here.                                                | 0",
                "How do I pay?                                                         | 1",
                "How do I pay?? Please!                                                | 1",
                "How do I pay? And where is my domain?                                 | 2",
                "Comment payer ? Et où est mon domaine ?                               | 2",
                "Comment payer\u00a0? Merci d’avance !                                 | 1",
                "Il me dit « Quel domaine ? » et s’arrête. Que faire ?                 | 1",
                "See https://shop.example/?a=1&b=what? It fails.                       | 0",
                "Have you seen https://old.example/a ? It is empty.                     | 1",
                "The price (?) is odd. Is it right?                                    | 1",
                "Really? Why? I mean, is this the price?                               | 1",
                "How do I pay? How do I pay?                                           | 1",
                "Can I use a domain of my own!? Or must I buy one?!                    | 2"
            })
    void countsQuestions(String text, int questions) {
        assertThat(QuestionDetector.questionTexts(text)).as(text).hasSize(questions);
    }

    @Test
    void readsALongTextQuickly() {
        var text = "Is it here?\n" + " ".repeat(50_000) + "\n" + "> \n".repeat(10_000) + "Or there?";

        assertThat(assertTimeout(Duration.ofSeconds(2), () -> QuestionDetector.questionTexts(text)))
                .hasSize(2);
    }

    @Test
    void keepsUrlsAndWrappedLinesWhole() {
        var text = "How do I lead https://old.example/a.html?b to\nmy new shop? Must I ask\nyou?";

        assertThat(QuestionDetector.questionTexts(text))
                .containsExactly("How do I lead https://old.example/a.html?b to my new shop?", "Must I ask you?");
    }

    @Test
    void endsSentencesAtLinesAndIgnoresQuotes() {
        var text = "Where is my order?\n> How can we help you today?\n- can it be sent to Ghent?\nThank you";

        assertThat(QuestionDetector.questionTexts(text))
                .containsExactly("Where is my order?", "- can it be sent to Ghent?");
    }
}
