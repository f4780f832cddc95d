package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One rule holds wherever a password is set. */
@DeskTest
class PasswordRulesTest {

    private static final String PASSWORD = "blue kettle garden walk";
    private static final String WEBAPP_USER = "/camunda/api/engine/engine/default/user/";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identities;

    @Autowired
    PasswordRules rules;

    @BeforeEach
    void createUser() {
        accounts.ensureUser("newcomer", "Zoé Martin", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of());
    }

    @AfterEach
    void deleteUsers() {
        identities.deleteUser("newcomer");
        identities.deleteUser("second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "12345678901",
                "123456789012",
                "password1234",
                "passwordpassword",
                "qwertyuiop12",
                "motdepasse2026",
                "iloveyouforever",
                "aaaaaaaaaaaaaaaa",
                "abcdefghijklmnop",
                "p4ssw0rdp4ssw0rd",
                "newcomernewcomer",
                "NEWCOMER2026",
                "martinmartin1",
            })
    void refusesShortCommonAndOwnNames(String password) {
        assertThat(rules.accept(password, user())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PASSWORD,
                "correct horse battery staple",
                "jesuisunlicorne",
                "tr0ub4dor&3xyz",
                "newcomer walks the dog",
                "Une phrase, tout simplement",
                "日本語のパスワードは長いです",
            })
    void acceptsPhrasesOfAnyCharacters(String password) {
        assertThat(rules.accept(password, user())).isTrue();
    }

    @Test
    void measuresALongPasswordInBoundedTime() {
        assertThat(rules.accept("ab1!".repeat(50_000), user())).isFalse();
        assertThat(rules.accept(PASSWORD + "x".repeat(200_000), user())).isTrue();
    }

    @Test
    void holdsForTheAdminsPages() {
        var admin = HttpBrowser.signedIn(port, "admin");
        admin.get("/camunda/app/admin/default/");

        var changed = admin.send(
                "PUT",
                WEBAPP_USER + "newcomer/credentials",
                "{\"password\":\"x\",\"authenticatedUserPassword\":\"admin\"}");
        var created = admin.send(
                "POST",
                WEBAPP_USER + "create",
                "{\"profile\":{\"id\":\"second\",\"firstName\":\"S\",\"lastName\":\"T\"},\"credentials\":{\"password\":\"password1234\"}}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(400);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(400);
        assertThat(identities.checkPassword("newcomer", PASSWORD)).isTrue();
        assertThat(accounts.exists("second")).isFalse();
    }

    @Test
    void holdsForOnesOwnPassword() {
        var newcomer = HttpBrowser.anonymous(port);
        newcomer.signIn("newcomer", PASSWORD);
        newcomer.get("/camunda/app/tasklist/default/");

        var weak = changeOwnPassword(newcomer, "password1234");
        var strong = changeOwnPassword(newcomer, "green lamp harbour song");

        assertThat(weak).isEqualTo(400);
        assertThat(strong).isEqualTo(204);
        assertThat(identities.checkPassword("newcomer", "green lamp harbour song"))
                .isTrue();
    }

    @Test
    void holdsForTheEngineItself() {
        assertThatThrownBy(() -> accounts.ensureUser("second", "S", "second", Set.of(), Set.of(), Set.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("policy");
        assertThat(accounts.exists("second")).isFalse();
    }

    private int changeOwnPassword(HttpBrowser newcomer, String password) {
        return newcomer.send(
                        "PUT",
                        WEBAPP_USER + "newcomer/credentials",
                        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(password, PASSWORD))
                .statusCode();
    }

    private org.camunda.bpm.engine.identity.User user() {
        return identities.createUserQuery().userId("newcomer").singleResult();
    }
}
