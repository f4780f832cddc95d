package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.mail.MailboxSettings.Afterwards;
import io.guichet.mail.MailboxSettings.Encryption;
import io.guichet.mail.MailboxSettings.OAuth2;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** A desk with a mailbox that it could not read does not start. */
class MailboxSettingsCheckTest {

    @Test
    void acceptsAPasswordOrAToken() {
        assertThatCode(() -> check(mailbox("zoom", "mail.example", "secret", null, 60)))
                .doesNotThrowAnyException();
        var oauth2 = new OAuth2(URI.create("https://login.example/token"), "desk", "secret", null, null);
        assertThatCode(() -> check(mailbox("zoom", "mail.example", null, oauth2, 60)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "other, mail.example, secret, 60, brand",
                "zoom, none, secret, 60, host",
                "zoom, mail.example, none, 60, password",
                "zoom, mail.example, secret, 1740, poll-interval"
            })
    void namesTheSettingThatIsWrong(String brand, String host, String password, int seconds, String setting) {
        assertThatThrownBy(() -> check(mailbox(brand, host, password, null, seconds)))
                .hasMessageStartingWith("guichet.mail.mailboxes.support:")
                .hasMessageContaining(setting);
    }

    @Test
    void sendsSecretsToEncryptedEndpointsOnly() {
        var plain = new OAuth2(URI.create("http://login.example/token"), "desk", "secret", null, null);

        assertThatThrownBy(() -> check(mailbox("zoom", "mail.example", null, plain, 60)))
                .hasMessageContaining("oauth2.token-uri");
    }

    private static void check(MailboxSettings mailbox) {
        Brand brand = mock();
        when(brand.id()).thenReturn("zoom");
        Brands brands = mock();
        when(brands.all()).thenReturn(List.of(brand));
        var settings = new MailSettings(DataSize.ofMegabytes(1), "", List.of(), Map.of("support", mailbox));
        new MailboxSettingsCheck(settings, brands).start();
    }

    private static MailboxSettings mailbox(String brand, String host, String password, OAuth2 oauth2, int seconds) {
        return new MailboxSettings(
                brand,
                host,
                null,
                Encryption.TLS,
                "support@example.org",
                password,
                oauth2,
                "INBOX",
                "",
                null,
                Afterwards.KEEP,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
    }
}
