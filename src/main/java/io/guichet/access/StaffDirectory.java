package io.guichet.access;

import io.guichet.http.NotAllowed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Who works at the desk, as the engine's identity tables say it; an answer may be five seconds old. */
@Component
public class StaffDirectory {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final IdentityService identities;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    StaffDirectory(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    private record Known(Optional<Staff> staff, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < FRESH;
        }
    }

    /** Who is signed in now. Throws {@link NotAllowed} where nobody of the staff is. */
    public Staff current() {
        return present().orElseThrow(() -> new NotAllowed("Nobody of the staff is signed in."));
    }

    /** Who of the staff is signed in now, where anybody may come. */
    public Optional<Staff> present() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return Optional.ofNullable(authentication)
                .filter(someone -> !(someone instanceof AnonymousAuthenticationToken))
                .flatMap(someone -> find(someone.getName()));
    }

    public Optional<Staff> find(String id) {
        var entry = known.get(id);
        if (entry == null || !entry.isFresh()) {
            entry = new Known(read(id), System.nanoTime());
            known.put(id, entry);
        }
        return entry.staff();
    }

    /** Everybody, by name. */
    public List<Staff> all() {
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .map(this::describe)
                .toList();
    }

    /** Forgets what was read, after people, groups or brands have changed. */
    void refresh() {
        known.clear();
    }

    private Optional<Staff> read(String id) {
        return Optional.ofNullable(identities.createUserQuery().userId(id).singleResult())
                .map(this::describe);
    }

    private Staff describe(User user) {
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
        return new Staff(user.getId(), nameOf(user), user.getEmail(), roles, teams, brandsOf(user, roles));
    }

    private Set<String> brandsOf(User user, Set<String> roles) {
        var brands = identities.createTenantQuery();
        if (!roles.contains(Roles.ADMIN)) {
            brands.userMember(user.getId()).includingGroupsOfUser(true);
        }
        return brands.list().stream().map(Tenant::getId).collect(Collectors.toSet());
    }

    private static String nameOf(User user) {
        var name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
