package io.guichet.access;

import io.guichet.problem.AccessRefused;
import io.guichet.text.Digests;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Staff from the engine's identity tables; cached for up to five seconds. */
@Component
public class StaffDirectory {

    private static final long MAX_AGE_NANOS = Duration.ofSeconds(5).toNanos();

    private final IdentityService identities;
    private final StaffAccounts accounts;
    private final Map<String, CachedStaffMember> cache = new ConcurrentHashMap<>();

    StaffDirectory(@Lazy IdentityService identities, StaffAccounts accounts) {
        this.identities = identities;
        this.accounts = accounts;
    }

    private record CachedStaffMember(
            Optional<StaffMember> staff, StaffAccount account, String passwordHash, long loadedAt) {

        Optional<StaffMember> active() {
            return staff.filter(present -> !account.isDisabled());
        }

        boolean isFresh() {
            return System.nanoTime() - loadedAt < MAX_AGE_NANOS;
        }
    }

    /** The current user. Throws {@link AccessRefused} if there is none. */
    public StaffMember current() {
        return findCurrent().orElseThrow(() -> new AccessRefused("No staff member is signed in."));
    }

    /** The current user, if signed in as staff; with a token, restricted to its roles and brands. */
    public Optional<StaffMember> findCurrent() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof TokenAuthentication token) {
            return Optional.of(token.staff());
        }
        return Optional.ofNullable(authentication)
                .filter(current -> !(current instanceof AnonymousAuthenticationToken))
                .flatMap(current -> findActive(current.getName()));
    }

    /** Also those who may not sign in any more, whose name is still shown. */
    public Optional<StaffMember> find(String id) {
        return entry(id).staff();
    }

    /** The user, if not disabled. */
    public Optional<StaffMember> findActive(String id) {
        return entry(id).active();
    }

    /** What the desk knows of the user beside name, roles and brands. */
    StaffAccount account(String id) {
        return entry(id).account();
    }

    /** A digest that changes with the user's password, roles and second factor; empty if the user may not sign in. */
    Optional<String> fingerprint(String id) {
        var entry = entry(id);
        return entry.active()
                .map(staff -> Digests.sha256(String.join(
                        " ",
                        entry.passwordHash(),
                        new TreeSet<>(staff.roles()).toString(),
                        entry.account().sessionMark())));
    }

    private CachedStaffMember entry(String id) {
        var entry = cache.get(id);
        if (entry == null || !entry.isFresh()) {
            entry = load(id);
            cache.put(id, entry);
        }
        return entry;
    }

    /** All staff who may sign in, by name. */
    public List<StaffMember> all() {
        var stored = accounts.all();
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .filter(user ->
                        !stored.getOrDefault(user.getId(), StaffAccount.NEW).isDisabled())
                .map(this::toStaffMember)
                .toList();
    }

    /** Clears the cache after users, groups or brands have changed. */
    void refresh() {
        cache.clear();
    }

    /** Clears it when the running transaction has ended as well. */
    void refreshAfterCommit() {
        refresh();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    refresh();
                }
            });
        }
    }

    private CachedStaffMember load(String id) {
        var loadedAt = System.nanoTime();
        var user = Optional.ofNullable(identities.createUserQuery().userId(id).singleResult());
        return new CachedStaffMember(
                user.map(this::toStaffMember),
                accounts.get(id),
                user.map(User::getPassword).orElse(""),
                loadedAt);
    }

    private StaffMember toStaffMember(User user) {
        var groups = identities.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var roles = new HashSet<>(Roles.ALL);
        roles.retainAll(groups);
        if (groups.contains(Groups.CAMUNDA_ADMIN)) {
            roles.add(Roles.ADMIN);
        }
        var teams = new HashSet<>(groups);
        Roles.ALL.forEach(teams::remove);
        teams.remove(Groups.CAMUNDA_ADMIN);
        return new StaffMember(user.getId(), nameOf(user), user.getEmail(), roles, teams, brandsOf(user, roles));
    }

    private Set<String> brandsOf(User user, Set<String> roles) {
        var brands = identities.createTenantQuery();
        if (!roles.contains(Roles.ADMIN)) {
            brands.userMember(user.getId()).includingGroupsOfUser(true);
        }
        return brands.list().stream().map(Tenant::getId).collect(Collectors.toSet());
    }

    static String nameOf(User user) {
        var name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
