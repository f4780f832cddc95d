package io.guichet.notification;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notifications of staff. Rights are checked when one is made and each time it is read: a ticket may become restricted. */
@Component
public class Notifications {

    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient db;
    private final Tickets tickets;
    private final TicketAccess access;
    private final StaffDirectory directory;
    private final Clock clock;

    Notifications(JdbcClient db, Tickets tickets, TicketAccess access, StaffDirectory directory, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Notifies the user, in the transaction in which it happened; nobody who may not see the ticket.
     *
     * @param actor user id of the colleague who caused it; null for customers and clocks
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(NotificationKind kind, String number, String recipient, String actor) {
        var ticket = tickets.get(number);
        var mayKnow = directory
                .findActive(recipient)
                .filter(staff -> TicketAccess.isVisibleTo(staff, ticket))
                .isPresent();
        if (mayKnow) {
            insert(kind, ticket, recipient, actor);
        }
    }

    private void insert(NotificationKind kind, Ticket ticket, String recipient, String actor) {
        db.sql(
                        """
                        insert into notification (recipient, kind, ticket, actor, created_at)
                        values (:recipient, :kind, :ticket, :actor, :now)""")
                .param("recipient", recipient)
                .param("kind", kind.name())
                .param("ticket", ticket.number())
                .param("actor", actor)
                .param("now", clock.instant())
                .update();
    }

    /**
     * The user's notifications, newest first.
     *
     * @param before id of the last one of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<Notification> list(StaffMember staff, boolean unreadOnly, Long before, int limit) {
        return staff.brands().isEmpty()
                ? List.of()
                : select(
                        unreadOnly ? "n.read_at is null and n.id < :before" : "n.id < :before",
                        before == null ? Long.MAX_VALUE : before,
                        limit,
                        staff);
    }

    /** Unread notifications that no digest has mentioned, newest first. */
    @Transactional(readOnly = true)
    public List<Notification> undigested(StaffMember staff, int limit) {
        return staff.brands().isEmpty()
                ? List.of()
                : select(
                        "n.read_at is null and n.digested_at is null and n.id < :before", Long.MAX_VALUE, limit, staff);
    }

    private List<Notification> select(String condition, long before, int limit, StaffMember staff) {
        return db.sql(
                        """
                        select n.id, n.kind, n.ticket, n.actor, n.created_at, n.read_at, t.brand, t.subject
                        from notification n join ticket t on t.number = n.ticket
                        where n.recipient = :user and %s and %s
                        order by n.id desc limit :limit"""
                                .formatted(condition, visible(staff)))
                .param("user", staff.id())
                .param("brands", staff.brands())
                .param("before", before)
                .param("limit", limit)
                .query(Notifications::row)
                .list();
    }

    /** A condition with the parameter {@code brands}. */
    private String visible(StaffMember staff) {
        var hidden = access.hiddenNumbersSql(staff);
        return "t.brand in (:brands)" + (hidden.isEmpty() ? "" : " and n.ticket not in (%s)".formatted(hidden));
    }

    /** How many of the user's notifications are unread. */
    @Transactional(readOnly = true)
    public long countUnread(StaffMember staff) {
        return staff.brands().isEmpty()
                ? 0
                : db.sql(
                                """
                                select count(*) from notification n join ticket t on t.number = n.ticket
                                where n.recipient = :user and n.read_at is null and %s"""
                                        .formatted(visible(staff)))
                        .param("user", staff.id())
                        .param("brands", staff.brands())
                        .query(Long.class)
                        .single();
    }

    /** What tells whether anything has changed for a user: the newest unread notification, and how many there are. */
    record UnreadState(long newest, long count) {

        static final UnreadState NONE = new UnreadState(0, 0);
    }

    /** The states of these users in one statement; users without unread notifications are left out. */
    @Transactional(readOnly = true)
    public Map<String, UnreadState> unreadStates(Collection<String> users) {
        record RecipientState(String user, UnreadState state) {}
        return db
                .sql(
                        """
                        select recipient, max(id) newest, count(*) unread from notification
                        where recipient in (:users) and read_at is null group by recipient""")
                .param("users", users)
                .query((row, index) -> new RecipientState(
                        row.getString("recipient"), new UnreadState(row.getLong("newest"), row.getLong("unread"))))
                .list()
                .stream()
                .collect(Collectors.toMap(RecipientState::user, RecipientState::state));
    }

    /** Users with unread notifications that no digest has mentioned. */
    @Transactional(readOnly = true)
    public List<String> usersForDigest() {
        return db.sql(
                        """
                        select distinct recipient from notification
                        where read_at is null and digested_at is null order by recipient""")
                .query(String.class)
                .list();
    }

    /** The user's notifications up to that one were in a digest, or were not wanted in one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markDigested(String user, long newest) {
        db.sql(
                        """
                        update notification set digested_at = :now
                        where recipient = :user and id <= :newest and digested_at is null""")
                .param("now", clock.instant())
                .param("user", user)
                .param("newest", newest)
                .update();
    }

    /**
     * The user has read them.
     *
     * @param ids ids of the user's own notifications, others are ignored; null for all
     */
    @RetryableTransaction
    public void markRead(Collection<Long> ids, StaffMember staff) {
        if (ids != null && ids.isEmpty()) {
            return;
        }
        var update = db.sql("update notification set read_at = :now where recipient = :user and read_at is null"
                        + (ids == null ? "" : " and id in (:ids)"))
                .param("now", clock.instant())
                .param("user", staff.id());
        (ids == null ? update : update.param("ids", ids)).update();
    }

    /** Id of the user's newest notification; zero without any. */
    long newest(String user) {
        return db.sql("select coalesce(max(id), 0) from notification where recipient = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    /** The user has opened the ticket. */
    @RetryableTransaction
    public void markRead(String number, StaffMember staff) {
        db.sql(
                        """
                        update notification set read_at = :now
                        where ticket = :number and recipient = :user and read_at is null""")
                .param("now", clock.instant())
                .param("number", number)
                .param("user", staff.id())
                .update();
    }

    /** Nothing of the ticket waits for its agent any more; who was mentioned still has to read it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String number) {
        db.sql("update notification set read_at = :now where ticket = :number and read_at is null"
                        + " and kind <> 'MENTIONED'")
                .param("now", clock.instant())
                .param("number", number)
                .update();
    }

    /** Deletes notifications of a former user. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteOf(String user) {
        db.sql("delete from notification where recipient = :user")
                .param("user", user)
                .update();
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT25M")
    @Transactional
    public void purge() {
        db.sql("delete from notification where created_at < :before")
                .param("before", clock.instant().minus(KEPT))
                .update();
    }

    private static Notification row(ResultSet row, int index) throws SQLException {
        return new Notification(
                row.getLong("id"),
                NotificationKind.valueOf(row.getString("kind")),
                row.getString("ticket"),
                row.getString("brand"),
                row.getString("subject"),
                row.getString("actor"),
                instant(row, "created_at"),
                instant(row, "read_at"));
    }
}
