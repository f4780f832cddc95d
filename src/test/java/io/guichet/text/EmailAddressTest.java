package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' Ada.Lovelace+x@EXAMPLE.Org ', ada.lovelace+x@example.org",
        "idn@münchen.example, idn@xn--mnchen-3ya.example",
        "idn@MÜNCHEN.example, idn@xn--mnchen-3ya.example",
        "idn@XN--MNCHEN-3YA.example, idn@xn--mnchen-3ya.example",
        "idn@mu\u0308nchen.example, idn@xn--mnchen-3ya.example",
        "idn@straße.example, idn@xn--strae-oqa.example",
        "idn@例え。テスト, idn@xn--r8jz45g.xn--zckzah",
        "idn@пример.испытание, idn@xn--e1afmkfd.xn--80akhbyknj4f",
        "idn@ｅｘａｍｐｌｅ．org, idn@example.org",
        "jose\u0301@example.org, josé@example.org",
        "o'neil@example.org, o'neil@example.org"
    })
    void hasOneForm(String typed, String canonical) {
        assertThat(EmailAddress.canonical(typed)).contains(canonical);
        assertThat(EmailAddress.canonical(canonical)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@@example.org",
                "a b@example.org",
                "ada@exa mple.org",
                "ada@.example.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@-example.org",
                "a..b@example.org",
                ".a@example.org",
                "mailto:ada@example.org",
                "ada@example.org,bob@example.org",
                "ada@example.org\r\nBcc: bob@example.org",
                "Ada <ada@example.org>",
                "a\u200bda@example.org",
                "ada@exam\u200bple.org",
                "ada@exam\u00adple.org",
                "a\u202eda@example.org",
                "a\0da@example.org",
                "ada@exam_ple.org",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]"
            })
    void refusesWhatMailCannotBeSentTo(String typed) {
        assertThat(EmailAddress.canonical(typed)).isEmpty();
    }

    @Test
    void limitsTheLengthOfAddressAndLabels() {
        var longest = "a@" + "b".repeat(63) + ".org";

        assertThat(EmailAddress.canonical("x".repeat(146) + "@example.org")).isPresent();
        assertThat(EmailAddress.canonical(longest)).contains(longest);
        assertThat(EmailAddress.canonical("a@b" + "b".repeat(63) + ".org")).isEmpty();
        assertThat(EmailAddress.canonical("x".repeat(243) + "@example.org")).isEmpty();
        assertThat(EmailAddress.canonical("a@" + "ü".repeat(63) + ".org")).isEmpty();
    }
}
