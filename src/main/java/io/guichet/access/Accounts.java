package io.guichet.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates roles, teams, brands and users in the engine's identity tables. Idempotent. */
@Component
public class Accounts {

    private static final String ROLE = "ROLE";
    private static final String TEAM = "TEAM";
    private static final String RESTRICTED_TEAM = "RESTRICTED";

    private final IdentityService identities;
    private final EngineAuthorizations engineAuthorizations;
    private final StaffDirectory directory;

    Accounts(IdentityService identities, EngineAuthorizations engineAuthorizations, StaffDirectory directory) {
        this.identities = identities;
        this.engineAuthorizations = engineAuthorizations;
        this.directory = directory;
    }

    /** Creates the roles with their authorizations, and these brands as tenants. */
    @Transactional
    public void ensure(Collection<String> brands) {
        ensureGroup(Groups.CAMUNDA_ADMIN, Groups.GROUP_TYPE_SYSTEM);
        Roles.ALL.forEach(role -> ensureGroup(role, ROLE));
        engineAuthorizations.ensure();
        brands.forEach(this::ensureTenant);
        directory.refresh();
    }

    /** Creates these teams as groups. */
    @Transactional
    public void ensureTeams(Collection<String> teams) {
        teams.forEach(team -> ensureGroup(team, TEAM));
        directory.refresh();
    }

    /** Creates these teams, whose tickets only their members may see. */
    @Transactional
    public void ensureRestrictedTeams(Collection<String> teams) {
        teams.forEach(team -> ensureGroup(team, RESTRICTED_TEAM));
        directory.refresh();
    }

    /**
     * Creates a user with a password that {@link PasswordRules} accept, roles, teams and brands. An existing user keeps
     * name and password.
     */
    @Transactional
    public void ensureUser(
            String id,
            String name,
            String password,
            Collection<String> roles,
            Collection<String> teams,
            Collection<String> brands) {
        if (!exists(id)) {
            identities.saveUser(newUser(id, name, password));
        }
        ensureMemberships(id, roles, teams, brands);
    }

    /** Creates a user of the demo run, whose password is the name: no rule for passwords applies. */
    @Transactional
    void ensureDemoUser(
            String id, String name, Collection<String> roles, Collection<String> teams, Collection<String> brands) {
        if (!exists(id)) {
            ((IdentityServiceImpl) identities).saveUser(newUser(id, name, id), true);
        }
        ensureMemberships(id, roles, teams, brands);
    }

    /** So that overviews can be sent. */
    private void ensureDemoAddress(String id) {
        var user = identities.createUserQuery().userId(id).singleResult();
        if (user.getEmail() == null) {
            user.setEmail(id + "@guichet.example");
            identities.saveUser(user);
        }
    }

    boolean exists(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }

    private User newUser(String id, String name, String password) {
        var user = identities.newUser(id);
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(password);
        return user;
    }

    private void ensureMemberships(
            String id, Collection<String> roles, Collection<String> teams, Collection<String> brands) {
        roles.forEach(role -> ensureMembership(id, role));
        teams.forEach(team -> ensureMembership(id, team));
        brands.forEach(brand -> ensureBrandAccess(id, brand));
        if (roles.contains(Roles.ADMIN)) {
            ensureMembership(id, Groups.CAMUNDA_ADMIN);
        }
        directory.refresh();
    }

    /**
     * Creates the demo users, with the name as password: one per role, and an agent per brand. The specialist is in the
     * restricted teams.
     */
    @Transactional
    public void createDemoUsers() {
        var brands = brands();
        var teams = teams(TEAM);
        for (var role : Roles.ALL) {
            ensureDemoUser(role, capitalised(role), Set.of(role), worksInTeams(role) ? teams : Set.of(), brands);
        }
        ensureDemoAddress(Roles.MANAGER);
        teams(RESTRICTED_TEAM).forEach(team -> ensureMembership(Roles.SPECIALIST, team));
        for (var brand : brands) {
            var id = DemoSettings.agentOf(brand);
            ensureDemoUser(id, "Agent " + capitalised(brand), Set.of(Roles.AGENT), teams, Set.of(brand));
            var analyst = DemoSettings.analystOf(brand);
            ensureDemoUser(analyst, "Analyst " + capitalised(brand), Set.of(Roles.ANALYST), Set.of(), Set.of(brand));
        }
    }

    /** Ids of the engine's tenants. */
    Set<String> brands() {
        return identities.createTenantQuery().list().stream()
                .map(Tenant::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of the teams, restricted ones as well. */
    Set<String> allTeams() {
        var all = teams(TEAM);
        all.addAll(teams(RESTRICTED_TEAM));
        return all;
    }

    private Set<String> teams(String type) {
        return identities.createGroupQuery().groupType(type).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean worksInTeams(String role) {
        return List.of(Roles.AGENT, Roles.LEAD).contains(role);
    }

    private void ensureGroup(String id, String type) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            var group = identities.newGroup(id);
            group.setName(capitalised(id));
            group.setType(type);
            identities.saveGroup(group);
        }
    }

    private void ensureTenant(String id) {
        if (identities.createTenantQuery().tenantId(id).count() == 0) {
            var tenant = identities.newTenant(id);
            tenant.setName(capitalised(id));
            identities.saveTenant(tenant);
        }
    }

    private void ensureMembership(String user, String group) {
        if (identities.createGroupQuery().groupId(group).groupMember(user).count() == 0) {
            identities.createMembership(user, group);
        }
    }

    private void ensureBrandAccess(String user, String brand) {
        if (identities.createTenantQuery().tenantId(brand).userMember(user).count() == 0) {
            identities.createTenantUserMembership(brand, user);
        }
    }

    private static String capitalised(String id) {
        return id.isEmpty()
                ? id
                : Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }
}
