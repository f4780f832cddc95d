package io.guichet.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymiserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Write to ada@example.org, please.        | Write to […], please.
                    Write to mailto:a.b+c@mail.example.co.uk | Write to […]
                    Call +33 6 12 34 56 78.                  | Call […].
                    Call (0)20 7946 0958 today               | Call […] today
                    Call 06.12.34.56.78 today                | Call […] today
                    Call 555-123-4567 today                  | Call […] today
                    Ship by 2026-03-12 or 12/03/2026.        | Ship by 2026-03-12 or 12/03/2026.
                    Error 404 in version 1.2.3               | Error 404 in version 1.2.3
                    See https://x.example/r/PA-1?key=s3cret  | See […]
                    See https://x.example/help?page=2        | See https://x.example/help?page=2
                    """)
    void redactsAddressesLinksAndPhoneNumbers(String text, String redacted) {
        assertThat(new Anonymiser(List.of()).anonymise(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Zoë van den Berg | Thanks, zoe              | Thanks, […]
                    Zoë van den Berg | ZOË VAN DEN BERG wrote   | […] VAN DEN […] wrote
                    Zoë van den Berg | I came by van.           | I came by van.
                    Jo Li            | Jo Li: is it so? jo      | […]: is it so? jo
                    ada lovelace     | Best, Ada Lovelace       | Best, […]
                    Ada              | Adana, Canada, Ada’s cat | Adana, Canada, […]’s cat
                    Jean-François    | François et Jean         | […] et […]
                    """)
    void redactsNamesInEverySpelling(String name, String text, String redacted) {
        assertThat(new Anonymiser(List.of(name)).anonymise(text)).isEqualTo(redacted);
    }

    @Test
    void redactsNothingWithoutNames() {
        assertThat(new Anonymiser(Arrays.asList(null, "", "…")).anonymise("As it is: é."))
                .isEqualTo("As it is: é.");
    }
}
