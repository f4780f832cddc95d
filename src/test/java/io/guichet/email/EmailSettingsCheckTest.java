package io.guichet.email;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettingsCheck.IncompleteEmailSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk starts only with settings under which its e-mails make sense. */
@DeskTest
class EmailSettingsCheckTest {

    private static final SmtpSettings NO_SERVER = SmtpSettings.plain("", 25);
    private static final SmtpSettings SERVER = SmtpSettings.plain("mail.example", 25);

    @Autowired
    private Brands brands;

    @Test
    void refusesAStartWithoutAPublicUrl() {
        assertThatThrownBy(check(settings(null, null), NO_SERVER, false)::start)
                .isInstanceOf(IncompleteEmailSettings.class)
                .hasMessageContaining("guichet.email.public-url");
        assertThatThrownBy(check(settings("", null), NO_SERVER, false)::start)
                .isInstanceOf(IncompleteEmailSettings.class);
    }

    @Test
    void theDemoRunNeedsNoPublicUrl() {
        assertThatCode(check(settings(null, null), NO_SERVER, true)::start).doesNotThrowAnyException();
    }

    @Test
    void aDeskWithoutAMailServerStarts() {
        assertThatCode(check(settings("https://desk.example", null), NO_SERVER, false)::start)
                .doesNotThrowAnyException();
    }

    @Test
    void aMailServerNeedsASenderOfEachBrand() {
        assertThatThrownBy(check(settings("https://desk.example", null), SERVER, false)::start)
                .isInstanceOf(IncompleteEmailSettings.class)
                .hasMessageContaining("guichet.email.sender");
        assertThatThrownBy(check(settings("https://desk.example", "support"), SERVER, false)::start)
                .isInstanceOf(IncompleteEmailSettings.class)
                .hasMessageContaining("no e-mail address");
        assertThatCode(check(settings("https://desk.example", "{brand}@desk.example"), SERVER, false)::start)
                .doesNotThrowAnyException();
    }

    private EmailSettingsCheck check(EmailSettings settings, SmtpSettings smtp, boolean demo) {
        return new EmailSettingsCheck(settings, smtp, new RunSettings(demo), brands);
    }

    private static EmailSettings settings(String publicUrl, String sender) {
        return new EmailSettings(
                publicUrl == null ? null : URI.create(publicUrl),
                sender,
                Map.of(),
                null,
                Duration.ofDays(4),
                Duration.ofMinutes(30),
                Map.of());
    }
}
