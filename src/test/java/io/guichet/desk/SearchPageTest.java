package io.guichet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.Wcag;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search of the staff pages. */
@DeskTest
class SearchPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void showsAnEscapedExcerptWithTheWordsMarked() {
        var number = desk.opens("parcels", Map.of());
        desk.customerWrites(number, "<script>alert('armadillo')</script> & an armadillo, seen twice.");

        var page = HttpBrowser.signedIn(port, "agent")
                .get("/desk/search?q=armadillos&lang=en")
                .body();

        assertThat(page)
                .contains("href=\"/desk/tickets/" + number + "\"")
                .contains(">Message<")
                .contains(
                        "&lt;script&gt;alert(&#39;<mark>armadillo</mark>&#39;)&lt;/script&gt; &amp; an <mark>armadillo</mark>")
                .doesNotContain("<script>alert");
    }

    @Test
    void showsInternalNotesAsSuch() {
        var number = desk.opens("parcels", Map.of());
        desk.notes(number, "Probably an aardvark.");

        assertThat(HttpBrowser.signedIn(port, "agent")
                        .get("/desk/search?q=aardvark&lang=en")
                        .body())
                .contains("data-field=\"INTERNAL_NOTE\"", "Internal note", number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /desk/search?lang=en                     | 200 | Nothing to search for yet
            /desk/search?lang=fr                     | 200 | Aucune recherche pour l’instant
            /desk/search?q=quetzalcoatl&lang=en      | 200 | No tickets found
            /desk/search?q=quetzalcoatl&lang=fr      | 200 | Aucun ticket trouvé
            /desk/search?q=a&language=xx&lang=en     | 400 | This search is not possible
            /desk/search?q=a&after=x&lang=fr         | 400 | Cette recherche est impossible
            """)
    void explainsAPageWithoutHits(String path, int status, String text) {
        var response = HttpBrowser.signedIn(port, "agent").get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(text).doesNotContain("??");
    }

    @Test
    void hidesTicketsOfOtherBrands() {
        var number = desk.opens("parcels", Map.of());
        desk.customerWrites(number, "It is a dugong.");

        assertThat(HttpBrowser.signedIn(port, "agent-helpcenter")
                        .get("/desk/search?q=dugong")
                        .body())
                .doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void isUsableWithTheKeyboardAndOnAPhone(String language) {
        var number = desk.opens("parcels", Map.of());
        desk.customerWrites(number, "The echidna is stuck in the parcel. ".repeat(20));
        desk.notes(number, "Ask the echidna keeper.");
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window(language);
            var page = window.page();
            window.signsIn("agent");
            window.opens("/desk/emails?lang=" + language);

            page.keyboard().press("/");
            assertThat(page.locator("[data-search-everywhere]")).isFocused();
            page.keyboard().type("echidna");
            page.keyboard().press("Enter");

            assertThat(page.locator(".tickets-found a").first()).isVisible();
            assertThat(page.locator(".tickets-found mark").first()).hasText("echidna");
            assertThat(page.locator("form.filters [name=q]")).hasValue("echidna");
            page.locator("main").click();
            page.keyboard().press("/");
            assertThat(page.locator("form.filters [name=q]")).isFocused();
            Wcag.assertConforms(page);
            for (var width : new int[] {Wcag.PHONE_WIDTH, Wcag.SCREEN_WIDTH}) {
                page.setViewportSize(width, 900);
                page.screenshot(new ScreenshotOptions()
                        .setPath(Path.of("target/pictures/search-%s-%d.png".formatted(language, width))));
            }
            org.assertj.core.api.Assertions.assertThat(window.consoleErrors()).isEmpty();
        }
    }
}
