package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.guichet.web.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk does not start where people who need a second factor could not use it. */
class SecondFactorCheckTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final StaffAccounts accounts = mock();

    @BeforeEach
    void nobodyHasASecondFactor() {
        when(accounts.anySecondFactor()).thenReturn(Optional.empty());
    }

    @Test
    void startsWithoutAKeyWhereNobodyNeedsIt() {
        assertThatCode(check(Set.of(), "")::start).doesNotThrowAnyException();
        assertThatCode(check(Set.of("admin"), KEY)::start).doesNotThrowAnyException();
    }

    @Test
    void refusesARoleThatDemandsItWithoutAKey() {
        assertThatThrownBy(check(Set.of("admin"), " ")::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("GUICHET_SECOND_FACTOR_KEY")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnUnknownRole() {
        assertThatThrownBy(check(Set.of("boss"), KEY)::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("'boss'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "!", "AAAA"})
    void refusesAKeyOfAnotherForm(String key) {
        assertThatThrownBy(() -> check(Set.of(), key))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining(key + "'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnotherKeyThanThatOfStoredSecrets(boolean noKey) {
        var stored = new SecretCipher(new SecondFactorSettings(Set.of(), KEY)).encrypt(new byte[] {1, 2}, "ada");
        when(accounts.anySecondFactor()).thenReturn(Optional.of("ada"));
        when(accounts.secret("ada")).thenReturn(Optional.of(stored));

        assertThatThrownBy(check(Set.of(), noKey ? null : OTHER_KEY)::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("'ada'");
        assertThatCode(check(Set.of(), KEY)::start).doesNotThrowAnyException();
    }

    @Test
    void aSecretIsReadableForItsOwnerOnly() {
        var cipher = new SecretCipher(new SecondFactorSettings(Set.of(), KEY));
        var stored = cipher.encrypt(new byte[] {1, 2}, "ada");

        assertThat(cipher.decrypt(stored, "ada"))
                .hasValueSatisfying(secret -> assertThat(secret).containsExactly(1, 2));
        assertThat(cipher.decrypt(stored, "eve")).isEmpty();
        assertThat(cipher.encrypt(new byte[] {1, 2}, "ada")).isNotEqualTo(stored);
    }

    private SecondFactorCheck check(Set<String> roles, String key) {
        var settings = new SecondFactorSettings(roles, key);
        return new SecondFactorCheck(settings, new SecretCipher(settings), accounts);
    }
}
