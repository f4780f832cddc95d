package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import io.guichet.text.MessageHtml.MessagePart;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHtmlTest {

    private final MessageHtml messages = new MessageHtml();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plain snake_case text & more | Plain snake_case text &amp; more",
                "**bold** and *soft*          | <strong>bold</strong> and <em>soft</em>",
                "# 12 is open                 | # 12 is open",
                "<script>alert(1)</script>    | &lt;script&gt;alert(1)&lt;/script&gt;",
                "&lt;b> stays                 | &lt;b&gt; stays",
            })
    void rendersAParagraphOfStaff(String text, String html) {
        assertThat(messages.ofStaff(text)).isEqualTo("<p dir=\"auto\">%s</p>".formatted(html));
    }

    @Test
    void keepsLineBreaksAndLists() {
        assertThat(messages.ofStaff("Hello,\nfirst:\n- one\n- two"))
                .startsWith("<p dir=\"auto\">Hello,<br>first:</p>")
                .contains("<li>one</li>", "<li>two</li>");
    }

    @Test
    void makesLinksOfAddressesInBothKinds() {
        var link = "href=\"https://a.example/x_y?a=1&amp;b=(2)\"";

        assertThat(messages.ofStaff("See https://a.example/x_y?a=1&b=(2).")).contains(link, "</a>.</p>");
        assertThat(messages.ofCustomer("(see https://a.example/x_y?a=1&b=(2))."))
                .singleElement()
                .extracting(MessagePart::html)
                .asString()
                .contains(link, "</a>).");
    }

    @ParameterizedTest
    @CsvSource({"[x](javascript:alert(1))", "[x](data:text/html;1)", "![x](vbscript:1)", "[x](//evil.example)"})
    void removesAddressesThatAreNotOfTheWeb(String text) {
        assertThat(messages.ofStaff(text)).contains("href=\"\"").doesNotContain("<img", "evil", "script:");
    }

    @Test
    void foldsWhatCustomersQuote() {
        assertThat(messages.ofCustomer("Yes, <b>please</b>.\n\n> Shall we?\n> Camille\n\nThanks"))
                .containsExactly(
                        new MessagePart("Yes, &lt;b&gt;please&lt;/b&gt;.", false),
                        new MessagePart("&gt; Shall we?\n&gt; Camille", true),
                        new MessagePart("Thanks", false));
    }

    /** The parser visits each open list for each line. */
    @ParameterizedTest
    @ValueSource(strings = {"- ", "1. ", "> ", ">"})
    void showsDeepNestingAsItWasTyped(String mark) {
        var text = mark.repeat(20_000) + "x" + "\n".repeat(40_000) + "y";

        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(messages.ofStaff(text)).startsWith("<p dir=\"auto\">"));
    }

    @ParameterizedTest
    @EnumSource
    void rendersInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, TextRule.BODY.maxLength(), text -> {
            messages.ofStaff(text);
            messages.ofCustomer(text);
        });
    }
}
