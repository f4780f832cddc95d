package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.AtStart;
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
 * Before any door opens: roles, brands and their teams exist, somebody can administer the desk, and with the production database
 * nobody has a password that anybody can guess. Otherwise the start fails and says why.
 */
@Component
class OpeningOfTheDoors extends AtStart {

    /** After the tables and diagrams, before the demo run's people and the web server. */
    private static final int PHASE = -1000;

    private static final int SHORTEST_PASSWORD = 10;

    private final Accounts accounts;
    private final Brands brands;
    private final IdentityService identities;
    private final AccessSettings settings;
    private final RunSettings run;
    private final Environment environment;

    OpeningOfTheDoors(
            Accounts accounts,
            Brands brands,
            IdentityService identities,
            AccessSettings settings,
            RunSettings run,
            Environment environment) {
        super(PHASE);
        this.accounts = accounts;
        this.brands = brands;
        this.identities = identities;
        this.settings = settings;
        this.run = run;
        this.environment = environment;
    }

    @Override
    protected void happens() {
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            refuseWeakAdminPassword();
            refuseDemoPasswords();
        }
        accounts.ensure(brands.all().stream().map(Brand::id).toList());
        accounts.ensureTeams(teams(team -> !team.restricted()));
        accounts.ensureRestrictedTeams(teams(Brand.Team::restricted));
        if (settings.namesAnAdmin()) {
            accounts.ensureUser(
                    settings.adminId(),
                    settings.adminId(),
                    settings.adminPassword(),
                    Set.of(Roles.ADMIN),
                    Set.of(),
                    Set.of());
        }
        if (run.demo()) {
            accounts.ensureUser(Roles.ADMIN, "Admin", Roles.ADMIN, Set.of(Roles.ADMIN), Set.of(), Set.of());
        }
        refuseDeskWithoutAdmin();
    }

    private List<String> teams(Predicate<Brand.Team> which) {
        return brands.all().stream()
                .flatMap(brand -> brand.teams().stream())
                .filter(which)
                .map(Brand.Team::id)
                .toList();
    }

    private void refuseWeakAdminPassword() {
        if (!settings.namesAnAdmin()) {
            return;
        }
        var password = settings.adminPassword();
        if (DemoNames.isOne(password) || password.length() < SHORTEST_PASSWORD) {
            throw new UnsafeStart(
                    "The first administrator's password (GUICHET_ADMIN_PASSWORD) must have at least %d characters and must not be a password of the demo run."
                            .formatted(SHORTEST_PASSWORD));
        }
    }

    private void refuseDemoPasswords() {
        identities.createUserQuery().list().stream()
                .map(User::getId)
                .filter(DemoNames::isOne)
                .filter(this::isPasswordToo)
                .findFirst()
                .ifPresent(id -> {
                    throw new UnsafeStart(
                            "The user '%s' still has the password of the demo run. Change or delete it before this database is used."
                                    .formatted(id));
                });
    }

    /** Leaves no trace of a failed attempt, and sees through a lock that earlier attempts have left. */
    private boolean isPasswordToo(String id) {
        identities.unlockUser(id);
        var is = identities.checkPassword(id, id);
        identities.unlockUser(id);
        return is;
    }

    private void refuseDeskWithoutAdmin() {
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
            throw new UnsafeStart("Nobody can administer the desk. Name a first administrator with GUICHET_ADMIN_ID and"
                    + " GUICHET_ADMIN_PASSWORD.");
        }
    }

    /** The desk would not be safe if it opened now. */
    static class UnsafeStart extends IllegalStateException {

        UnsafeStart(String message) {
            super(message);
        }
    }
}
