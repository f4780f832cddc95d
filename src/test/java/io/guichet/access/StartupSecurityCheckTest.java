package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.access.StartupSecurityCheck.UnsafeStart;
import io.guichet.brand.Brands;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** With the production database the application starts only without guessable passwords. */
@DeskTest
class StartupSecurityCheckTest {

    private static final String STRONG_PASSWORD = "correct horse battery";

    @Autowired
    Accounts accounts;

    @Autowired
    Brands brands;

    @Autowired
    IdentityService identities;

    @Autowired
    PasswordRules passwordRules;

    @Autowired
    JdbcClient db;

    @AfterEach
    void deletesTheAdministrator() {
        identities.deleteUser("boss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "agent",
                "agent-helpcenter",
                "short",
                "123456789",
                "123456789012",
                "password1234",
                "bossboss2026"
            })
    void refusesAFirstAdministratorWithAWeakPassword(String password) {
        var check = check("postgres", new AccessSettings("boss", password), false);

        assertThatThrownBy(check::start)
                .isInstanceOf(UnsafeStart.class)
                .hasMessageContaining("GUICHET_ADMIN_PASSWORD")
                .hasMessageNotContaining(password.equals("admin") ? "is admin" : password);
        assertThat(identities.createUserQuery().userId("boss").count()).isZero();
    }

    @Test
    void refusesADatabaseOfTheDemoRun() {
        var check = check("postgres", new AccessSettings("boss", STRONG_PASSWORD), false);

        assertThatThrownBy(check::start).isInstanceOf(UnsafeStart.class).hasMessageContaining("is the user name");
        assertThat(check.isRunning()).isFalse();
    }

    @Test
    void acceptsDemoUsersWithChangedPasswords() {
        withOtherPasswords(() -> {
            var check = check("postgres", new AccessSettings("boss", STRONG_PASSWORD), false);

            assertThatCode(check::start).doesNotThrowAnyException();
            assertThat(identities
                            .createUserQuery()
                            .userId("boss")
                            .memberOfGroup(Groups.CAMUNDA_ADMIN)
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void refusesADeskWithoutAnAdministrator() {
        var members =
                identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list();
        // The engine's call keeps the last one.
        db.sql("delete from ACT_ID_MEMBERSHIP where GROUP_ID_ = :group")
                .param("group", Groups.CAMUNDA_ADMIN)
                .update();
        try {
            assertThatThrownBy(check("h2", new AccessSettings(null, null), false)::start)
                    .isInstanceOf(UnsafeStart.class)
                    .hasMessageContaining("GUICHET_ADMIN_ID");
        } finally {
            members.forEach(member -> identities.createMembership(member.getId(), Groups.CAMUNDA_ADMIN));
        }
    }

    @Test
    void createsADefaultAdministratorInTheDemoRunOnly() {
        identities.deleteUser(Roles.ADMIN);
        try {
            check("h2", new AccessSettings(null, null), false).start();
            assertThat(userIds()).doesNotContain(Roles.ADMIN);

            check("h2", new AccessSettings(null, null), true).start();
            assertThat(userIds()).contains(Roles.ADMIN);
        } finally {
            accounts.createDemoUsers();
        }
    }

    private StartupSecurityCheck check(String profile, AccessSettings settings, boolean demo) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return new StartupSecurityCheck(
                accounts, brands, identities, settings, new DemoSettings(demo), passwordRules, environment);
    }

    private List<String> userIds() {
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList();
    }

    private void withOtherPasswords(Runnable work) {
        var demo = userIds().stream().filter(DemoSettings::isDemoUser).toList();
        demo.forEach(id -> change(id, "quiet lamp by the sea"));
        try {
            work.run();
        } finally {
            demo.forEach(id -> change(id, id));
        }
    }

    private void change(String id, String password) {
        var user = identities.createUserQuery().userId(id).singleResult();
        user.setPassword(password);
        ((IdentityServiceImpl) identities).saveUser(user, true);
    }
}
