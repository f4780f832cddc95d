package io.guichet.access;

import io.guichet.access.PasswordLinks.LinkPurpose;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.web.RetryableTransaction;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Administrators' changes of staff users, each in one transaction. The audit is written where the engine changes a user. */
@Component
class UserAdministration {

    private final IdentityService identities;
    private final Accounts accounts;
    private final StaffAccounts staffAccounts;
    private final StaffDirectory directory;
    private final Administrators administrators;
    private final PasswordLinks links;
    private final ApplicationEventPublisher events;

    UserAdministration(
            IdentityService identities,
            Accounts accounts,
            StaffAccounts staffAccounts,
            StaffDirectory directory,
            Administrators administrators,
            PasswordLinks links,
            ApplicationEventPublisher events) {
        this.identities = identities;
        this.accounts = accounts;
        this.staffAccounts = staffAccounts;
        this.directory = directory;
        this.administrators = administrators;
        this.links = links;
        this.events = events;
    }

    /** Creates a user, who gets an e-mail with a link to set a password. Throws {@link BadInput}. */
    @RetryableTransaction
    public void invite(UserRequest request) {
        request.validate(known());
        if (accounts.exists(request.id())) {
            throw new BadInput(List.of(new FieldError("id", "is in use already", "access.user.id.taken")));
        }
        var user = identities.newUser(request.id());
        user.setPassword(Base64.getEncoder().encodeToString(SigningKeys.random()));
        save(user, request);
        sendLink(request.id(), LinkPurpose.INVITATION);
    }

    /** Changes everything but the id. Throws {@link BadInput} and {@link Administrators.LastAdministrator}. */
    @RetryableTransaction
    public void change(UserRequest request) {
        var user = require(request.id());
        request.validate(known());
        save(user, request);
    }

    private void save(User user, UserRequest request) {
        user.setFirstName(InputText.strip(request.name()));
        user.setLastName("");
        user.setEmail(EmailAddress.canonical(request.email()).orElseThrow());
        identities.saveUser(user);
        staffAccounts.speaks(user.getId(), request.language());
        var groups = new HashSet<>(request.roles());
        groups.addAll(request.teams());
        if (groups.contains(Roles.ADMIN)) {
            groups.add(Groups.CAMUNDA_ADMIN);
        }
        assign(
                groupsOf(user.getId()),
                groups,
                group -> identities.createMembership(user.getId(), group),
                group -> identities.deleteMembership(user.getId(), group));
        assign(
                brandsOf(user.getId()),
                request.brands(),
                brand -> identities.createTenantUserMembership(brand, user.getId()),
                brand -> identities.deleteTenantUserMembership(brand, user.getId()));
        directory.refreshAfterCommit();
    }

    private static void assign(Set<String> now, Set<String> wanted, Consumer<String> add, Consumer<String> remove) {
        wanted.stream().filter(each -> !now.contains(each)).sorted().forEach(add);
        now.stream().filter(each -> !wanted.contains(each)).sorted().forEach(remove);
    }

    /** The user can neither sign in nor be signed in, also with tokens, until an administrator enables the account. */
    @RetryableTransaction
    public void disable(String id) {
        require(id);
        administrators.requireAnother(id);
        staffAccounts.disable(id);
        links.revokeAll(id);
        audited(AuditType.USER_DISABLED, id);
    }

    @RetryableTransaction
    public void enable(String id) {
        require(id);
        staffAccounts.enable(id);
        audited(AuditType.USER_ENABLED, id);
    }

    /** Ends all sessions of the user. */
    @RetryableTransaction
    public void endSessions(String id) {
        require(id);
        staffAccounts.endSessions(id);
        audited(AuditType.SIGNED_OUT_EVERYWHERE, id);
    }

    /** Sends the user a link to set a new password; one who has never signed in gets the invitation again. */
    @RetryableTransaction
    public void sendLink(String id) {
        require(id);
        sendLink(id, staffAccounts.get(id).lastSignIn() == null ? LinkPurpose.INVITATION : LinkPurpose.RESET);
    }

    private void sendLink(String id, LinkPurpose purpose) {
        directory.refresh();
        var staff = directory
                .findActive(id)
                .filter(PasswordLinks::isReachable)
                .orElseThrow(() -> new BadInput(
                        List.of(new FieldError("email", "is no e-mail address", "access.user.email.invalid"))));
        links.send(staff, purpose, staffAccounts.get(id).language());
        audited(AuditType.PASSWORD_LINK_SENT, id);
    }

    private void audited(AuditType type, String id) {
        events.publishEvent(new AuditedAction(type, id, null));
        directory.refreshAfterCommit();
    }

    private User require(String id) {
        var user = identities.createUserQuery().userId(id).singleResult();
        if (user == null) {
            throw UnknownEntity.of("user", id);
        }
        return user;
    }

    private Set<String> known() {
        return Stream.of(Roles.ALL, accounts.allTeams(), accounts.brands())
                .flatMap(names -> names.stream())
                .collect(Collectors.toSet());
    }

    /** The roles and teams that the pages of the desk assign; other groups stay as they are. */
    private Set<String> groupsOf(String user) {
        var assigned = new HashSet<>(accounts.allTeams());
        assigned.addAll(Roles.ALL);
        assigned.add(Groups.CAMUNDA_ADMIN);
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .filter(assigned::contains)
                .collect(Collectors.toSet());
    }

    private Set<String> brandsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream()
                .map(tenant -> tenant.getId())
                .collect(Collectors.toSet());
    }
}
