package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Before requests are accepted, creates roles, brands and teams, and checks that an administrator exists and that, with
 * the production database, no user's password is the user name. Otherwise the start fails with the reason.
 */
@Component
class StartupSecurityCheck extends StartupTask {

    /** After tables and diagrams are deployed, before the demo users and the web server. */
    private static final int PHASE = -1000;

    private final Accounts accounts;
    private final Brands brands;
    private final IdentityService identities;
    private final AccessSettings settings;
    private final DemoSettings demoSettings;
    private final PasswordRules passwordRules;
    private final Environment environment;

    StartupSecurityCheck(
            Accounts accounts,
            Brands brands,
            IdentityService identities,
            AccessSettings settings,
            DemoSettings demoSettings,
            PasswordRules passwordRules,
            Environment environment) {
        super(PHASE);
        this.accounts = accounts;
        this.brands = brands;
        this.identities = identities;
        this.settings = settings;
        this.demoSettings = demoSettings;
        this.passwordRules = passwordRules;
        this.environment = environment;
    }

    @Override
    protected void run() {
        refuseWeakAdminPassword();
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            refuseDemoPasswords();
        }
        accounts.ensure(brands.all().stream().map(Brand::id).toList());
        accounts.ensureTeams(teams(team -> !team.restricted()));
        accounts.ensureRestrictedTeams(teams(Brand.BrandTeam::restricted));
        if (settings.hasAdmin()) {
            accounts.ensureUser(
                    settings.adminId(),
                    settings.adminId(),
                    settings.adminPassword(),
                    Set.of(Roles.ADMIN),
                    Set.of(),
                    Set.of());
        }
        if (demoSettings.demo()) {
            accounts.ensureDemoUser(Roles.ADMIN, "Admin", Set.of(Roles.ADMIN), Set.of(), Set.of());
        }
        requireAdministrator();
    }

    private List<String> teams(Predicate<Brand.BrandTeam> filter) {
        return brands.all().stream()
                .flatMap(brand -> brand.teams().stream())
                .filter(filter)
                .map(Brand.BrandTeam::id)
                .toList();
    }

    /** An existing administrator keeps the password that was set later. */
    private void refuseWeakAdminPassword() {
        if (!settings.hasAdmin() || accounts.exists(settings.adminId())) {
            return;
        }
        if (!passwordRules.accept(settings.adminPassword(), identities.newUser(settings.adminId()))) {
            throw new UnsafeStart(
                    "The password of the first administrator (GUICHET_ADMIN_PASSWORD) must have at least %d characters, and be hard to guess, also for who knows the user name."
                            .formatted(PasswordRules.MIN_LENGTH));
        }
    }

    private void refuseDemoPasswords() {
        identities.createUserQuery().list().stream()
                .map(User::getId)
                .filter(id -> identities.checkPassword(id, id))
                .findFirst()
                .ifPresent(id -> {
                    throw new UnsafeStart(
                            "The password of the user '%s' is the user name, as in the demo run. Change the password or delete the user before this database is used."
                                    .formatted(id));
                });
    }

    private void requireAdministrator() {
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
            throw new UnsafeStart("There is no administrator. Set GUICHET_ADMIN_ID and" + " GUICHET_ADMIN_PASSWORD.");
        }
    }

    /** The desk would start in an unsafe state. */
    static class UnsafeStart extends StartRefused {

        UnsafeStart(String message) {
            super(message);
        }
    }
}
