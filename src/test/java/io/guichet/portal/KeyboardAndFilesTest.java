package io.guichet.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.guichet.Chromium;
import io.guichet.CustomerMail;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.Wcag;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.demo.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The customers' pages by keyboard only, and with files chosen, dropped and pasted. */
@DeskTest
class KeyboardAndFilesTest {

    private static final String SEND = "main form button";
    private static final String CONTACT = "main .actions a[href$='/contact']";
    private static final String WORDS = "Nothing has happened since this morning.";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Attachments attachments;

    @Autowired
    private SettableClock clock;

    @Test
    void theKeyboardAloneIsEnoughFromQuestionToRating() {
        try (var chromium = Chromium.at(port)) {
            var customer = BrowserCustomer.create(chromium, "en", Wcag.SCREEN_WIDTH);
            customer.setsTime(clock.instant());
            customer.opens("/helpcenter");
            customer.tabsTo("a.skip");
            customer.page().keyboard().press("Enter");
            customer.tabsTo(SEND);
            customer.pressesEnter();
            fromTheSummaryTo(customer, "text");
            customer.page().keyboard().type(WORDS);
            presses(customer, SEND);
            presses(customer, CONTACT);

            customer.tabsTo("[name=requestType]");
            customer.page().keyboard().press("ArrowDown");
            customer.waitsForCaptcha();
            presses(customer, SEND);
            fromTheSummaryTo(customer, "email");
            customer.page().keyboard().type("ada@example.org");
            customer.waitsForCaptcha();
            presses(customer, SEND);
            var number = customer.number();
            customer.opens(CustomerMail.linkOf(port, number));
            assertThat(desk.ticket(number).attributes().values()).containsEntry("requestType", "incident");

            presses(customer, SEND);
            fromTheSummaryTo(customer, "body");
            customer.page().keyboard().type("One thing more.");
            presses(customer, SEND);
            assertThat(desk.messageTexts(number)).endsWith("One thing more.");

            desk.triages(number);
            desk.answers(number, "SOLVE");
            customer.page().reload();
            presses(customer, "p.primary-link a.button.primary");
            presses(customer, SEND);
            fromTheSummaryTo(customer, "score");
            customer.page().keyboard().press("ArrowDown");
            presses(customer, SEND);

            assertThat(desk.survey(number).orElseThrow().score()).isEqualTo(4);
            customer.hasNoConsoleErrors();
        }
    }

    @Test
    void splitsARequestByKeyboardWithoutJavaScript() {
        try (var chromium = Chromium.at(port)) {
            var customer = BrowserCustomer.withoutScripts(chromium, "en", Wcag.PHONE_WIDTH);
            customer.asks("webshop", "Where is my invoice? And how do I pay?");
            customer.clicksThrough("main .actions a.button");
            customer.types("[name=product]", "Logo page");
            customer.types("[name=email]", "ada@example.org");
            presses(customer, SEND);
            customer.types("[name=_subject1]", "Paying by card");
            presses(customer, "button[value=split]");

            var other = customer.page().locator("#sent_together + p + ul a");
            assertThat(other).hasCount(1);
            assertThat(desk.ticket(other.textContent()).subject()).isEqualTo("Paying by card");
            customer.hasNoConsoleErrors();
        }
    }

    /** A rejected form focuses the error summary, whose links lead to the fields. */
    private static void fromTheSummaryTo(BrowserCustomer customer, String field) {
        assertThat(customer.hasFocus(".problems")).as(customer.page().url()).isTrue();
        customer.tabsTo(".problems a[href='#field-%s']".formatted(field));
        customer.page().keyboard().press("Enter");
        assertThat(customer.hasFocus("#field-" + field)).as(field).isTrue();
    }

    private static void presses(BrowserCustomer customer, String selector) {
        customer.tabsTo(selector);
        customer.pressesEnter();
    }

    @Test
    void uploadsChosenDroppedAndPastedFiles() {
        try (var chromium = Chromium.at(port)) {
            var customer = BrowserCustomer.create(chromium, "en", Wcag.SCREEN_WIDTH);
            var page = customer.page();
            var number = desk.opens("parcels", Map.of());
            customer.opens(desk.ticket(number).customerLink(""));
            customer.fills(Map.of("body", "Three files."));

            page.setInputFiles("#field-files", new FilePayload[] {png("first.png"), text("second.txt")});
            deliversPicture(customer, "drop", "dropped.png");
            deliversPicture(customer, "paste", "image.png");
            customer.submits();

            var links = page.locator(".message").last().locator(".attachments a");
            assertThat(page.locator(".attachments a"))
                    .hasText(new String[] {"first.png", "second.txt", "dropped.png", "image.png"});
            assertThat(links.first()).isVisible();
            assertThat(attachments.of(number))
                    .extracting(Attachment::name)
                    .containsExactlyInAnyOrder("first.png", "second.txt", "dropped.png", "image.png");
            customer.hasNoConsoleErrors();
        }
    }

    @Test
    void pastedTextStaysText() {
        try (var chromium = Chromium.at(port)) {
            var customer = BrowserCustomer.create(chromium, "en", Wcag.SCREEN_WIDTH);
            var number = desk.opens("parcels", Map.of());
            customer.opens(desk.ticket(number).customerLink(""));

            var notPrevented = customer.page()
                    .locator("[name=body]")
                    .evaluate(
                            """
                    area => {
                      const clipboardData = new DataTransfer();
                      clipboardData.setData("text/plain", "copied words");
                      return area.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
                    }""");

            assertThat(notPrevented).isEqualTo(true);
            assertThat(customer.page().evaluate("() => document.querySelector('#field-files').files.length"))
                    .isEqualTo(0);
        }
    }

    /** Delivers a picture to the message field by this DOM event. */
    private static void deliversPicture(BrowserCustomer customer, String event, String name) {
        customer.page()
                .locator("[name=body]")
                .evaluate(
                        """
                (area, {event, name, content}) => {
                  const data = new DataTransfer();
                  const bytes = Uint8Array.from(atob(content), email => email.charCodeAt(0));
                  data.items.add(new File([bytes], name, {type: "image/png"}));
                  const how = {bubbles: true, cancelable: true};
                  area.dispatchEvent(event === "paste"
                    ? new ClipboardEvent(event, {...how, clipboardData: data})
                    : new DragEvent(event, {...how, dataTransfer: data}));
                }""",
                        Map.of("event", event, "name", name, "content", picture()));
    }

    private static String picture() {
        return Base64.getEncoder().encodeToString(UploadFile.png("").content());
    }

    private static FilePayload png(String name) {
        return new FilePayload(name, "image/png", UploadFile.png(name).content());
    }

    private static FilePayload text(String name) {
        return new FilePayload(name, "text/plain", "What I typed.".getBytes(StandardCharsets.UTF_8));
    }
}
