package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Staff users as pages show them, with the names of their roles and brands. */
@Component
class UserViewAssembler {

    private final IdentityService identities;
    private final StaffAccounts staffAccounts;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final Brands brands;
    private final MessageSource messages;

    UserViewAssembler(
            IdentityService identities,
            StaffAccounts staffAccounts,
            Accounts accounts,
            SecondFactors secondFactors,
            Brands brands,
            MessageSource messages) {
        this.identities = identities;
        this.staffAccounts = staffAccounts;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.brands = brands;
        this.messages = messages;
    }

    /** Whether a user can sign in. */
    enum UserState {
        ACTIVE,
        INVITED,
        DISABLED
    }

    /**
     * @param roles names of the roles
     * @param brands names of the brands
     * @param secondFactorMissing whether a role demands one that is not set up
     * @param lastSignIn null if there was none
     */
    record UserView(
            StaffMember staff,
            List<String> roles,
            List<String> brands,
            boolean hasSecondFactor,
            boolean secondFactorMissing,
            Instant lastSignIn,
            UserState state) {}

    UserView view(StaffMember staff, Locale locale) {
        return view(staff, staffAccounts.get(staff.id()), locale);
    }

    /** All users by id, with a number of statements that does not grow with theirs. */
    List<UserView> all(Locale locale) {
        var roles = new HashMap<String, Set<String>>();
        Stream.concat(Roles.ALL.stream(), Stream.of(Groups.CAMUNDA_ADMIN)).forEach(role -> identities
                .createUserQuery()
                .memberOfGroup(role)
                .list()
                .forEach(user -> roles.computeIfAbsent(user.getId(), id -> new HashSet<>())
                        .add(role.equals(Groups.CAMUNDA_ADMIN) ? Roles.ADMIN : role)));
        var served = new HashMap<String, Set<String>>();
        accounts.brands().forEach(brand -> identities
                .createUserQuery()
                .memberOfTenant(brand)
                .list()
                .forEach(user -> served.computeIfAbsent(user.getId(), id -> new HashSet<>())
                        .add(brand)));
        var stored = staffAccounts.all();
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .map(user -> view(
                        staff(user, roles.getOrDefault(user.getId(), Set.of()), served),
                        stored.getOrDefault(user.getId(), StaffAccount.NEW),
                        locale))
                .toList();
    }

    private StaffMember staff(User user, Set<String> roles, Map<String, Set<String>> served) {
        return new StaffMember(
                user.getId(),
                StaffDirectory.nameOf(user),
                user.getEmail(),
                roles,
                Set.of(),
                roles.contains(Roles.ADMIN) ? accounts.brands() : served.getOrDefault(user.getId(), Set.of()));
    }

    private UserView view(StaffMember staff, StaffAccount account, Locale locale) {
        return new UserView(
                staff,
                List.copyOf(roles(staff.roles(), locale).values()),
                List.copyOf(brands(staff.brands(), locale).values()),
                account.hasSecondFactor(),
                secondFactors.isRequiredFor(staff) && !account.hasSecondFactor(),
                account.lastSignIn(),
                state(account));
    }

    /** A user without a language was not invited, but made in the engine or at the start. */
    private static UserState state(StaffAccount account) {
        if (account.isDisabled()) {
            return UserState.DISABLED;
        }
        return account.lastSignIn() == null && account.language() != null ? UserState.INVITED : UserState.ACTIVE;
    }

    /** Names of these roles by id, in display order. */
    Map<String, String> roles(Collection<String> chosen, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        Roles.ALL.stream()
                .filter(chosen::contains)
                .forEach(role -> names.put(role, messages.getMessage("role." + role, null, locale)));
        return names;
    }

    /** Names of these brands by id. */
    Map<String, String> brands(Collection<String> chosen, Locale locale) {
        var names = new TreeMap<String, String>();
        chosen.forEach(
                id -> names.put(id, brands.serves(id) ? brands.get(id).name().in(locale.getLanguage()) : id));
        return names;
    }

    /** Names of all teams by id, with that of their brand. */
    Map<String, String> teams(Locale locale) {
        var names = new TreeMap<String, String>();
        accounts.allTeams().forEach(team -> names.put(team, team));
        for (var brand : brands.all()) {
            brand.teams().forEach(team -> names.put(team.id(), nameOf(team, brand, locale)));
        }
        return names;
    }

    private static String nameOf(Brand.BrandTeam team, Brand brand, Locale locale) {
        var language = locale.getLanguage();
        return "%s · %s".formatted(brand.name().in(language), team.name().in(language));
    }
}
