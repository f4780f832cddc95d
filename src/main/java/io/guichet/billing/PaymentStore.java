package io.guichet.billing;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.billing.Payment.PaymentState;
import io.guichet.billing.Payment.Refund;
import io.guichet.billing.Payment.RefundReason;
import io.guichet.billing.Payment.RefundState;
import io.guichet.policy.Fee;
import io.guichet.policy.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of payments and of the events about them. */
@Component
class PaymentStore {

    private static final String SELECT =
            """
            select payment.*, refund.reason as refund_reason, refund.state as refund_state, refund.requested_at,
              refund.requested_by, refund.round, refund.attempts, refund.failure, refund.reference as refund_reference,
              refund.done_at
            from payment left join refund on refund.payment = payment.id
            """;

    private final JdbcClient db;

    PaymentStore(JdbcClient db) {
        this.db = db;
    }

    void insert(Payment payment) {
        var fee = payment.fee();
        db.sql(
                        """
                        insert into payment (id, brand, ticket, provider, net, vat_percent, vat, gross, currency, state,
                          created_at, expires_at, check_at)
                        values (:id, :brand, :ticket, :provider, :net, :percent, :vat, :gross, :currency, :state,
                          :createdAt, :expiresAt, :checkAt)""")
                .param("id", payment.id())
                .param("brand", payment.brand())
                .param("ticket", payment.ticket())
                .param("provider", payment.provider())
                .param("net", fee.net().amount())
                .param("percent", fee.vatPercent())
                .param("vat", fee.vat().amount())
                .param("gross", fee.gross().amount())
                .param("currency", fee.gross().currency().getCurrencyCode())
                .param("state", payment.state().name())
                .param("createdAt", payment.createdAt())
                .param("expiresAt", payment.expiresAt())
                .param("checkAt", payment.checkAt())
                .update();
    }

    Optional<Payment> find(String id) {
        return db.sql(SELECT + "where payment.id = :id")
                .param("id", id)
                .query(PaymentStore::row)
                .optional();
    }

    Optional<Payment> findBySession(String provider, String session) {
        return db.sql(SELECT + "where payment.provider = :provider and payment.session = :session")
                .param("provider", provider)
                .param("session", session)
                .query(PaymentStore::row)
                .optional();
    }

    Optional<Payment> findByRefund(String reference) {
        return db.sql(SELECT + "where refund.reference = :reference")
                .param("reference", reference)
                .query(PaymentStore::row)
                .optional();
    }

    /** All payments of a ticket, oldest first. */
    List<Payment> of(String ticket) {
        return db.sql(SELECT + "where payment.ticket = :ticket order by payment.created_at, payment.id")
                .param("ticket", ticket)
                .query(PaymentStore::row)
                .list();
    }

    /** The open payments to be checked now, the longest overdue first; other nodes skip them until the transaction ends. */
    List<String> lockChecks(Instant now, int limit) {
        return db.sql(
                        """
                        select id from payment where state = 'OPEN' and check_at <= :now
                        order by check_at limit :limit for update skip locked""")
                .param("now", now)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    void setCheck(String id, Instant at) {
        db.sql("update payment set check_at = :at where id = :id")
                .param("at", at)
                .param("id", id)
                .update();
    }

    /** The ticket waits for no payment any more: its open pages are to be closed. */
    void checkNow(String ticket, Instant now) {
        db.sql("update payment set check_at = :now where ticket = :ticket and state = 'OPEN'")
                .param("now", now)
                .param("ticket", ticket)
                .update();
    }

    void setPage(String id, String session, String url) {
        db.sql("update payment set session = :session, url = coalesce(:url, url) where id = :id")
                .param("session", session)
                .param("url", url)
                .param("id", id)
                .update();
    }

    void expire(String id) {
        db.sql("update payment set state = 'EXPIRED' where id = :id and state = 'OPEN'")
                .param("id", id)
                .update();
    }

    /** @param received the amount in words if it is another one than the fee, or null */
    void receive(String id, PaymentState state, String reference, String received, Instant at) {
        db.sql(
                        """
                        update payment set state = :state, reference = :reference, received = :received, paid_at = :at
                        where id = :id""")
                .param("state", state.name())
                .param("reference", reference)
                .param("received", received)
                .param("at", at)
                .param("id", id)
                .update();
    }

    boolean knowsEvent(String event) {
        return db.sql("select count(*) from payment_event where id = :id")
                        .param("id", event)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void insertEvent(String event, String payment, Instant at) {
        db.sql("insert into payment_event (id, payment, received_at) values (:id, :payment, :at)")
                .param("id", event)
                .param("payment", payment)
                .param("at", at)
                .update();
    }

    private static Payment row(ResultSet row, int index) throws SQLException {
        return new Payment(
                row.getString("id"),
                row.getString("brand"),
                row.getString("ticket"),
                row.getString("provider"),
                new Fee(
                        money(row, "net"),
                        row.getBigDecimal("vat_percent"),
                        money(row, "vat"),
                        money(row, "gross"),
                        Period.ZERO),
                PaymentState.valueOf(row.getString("state")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "check_at"),
                row.getString("session"),
                row.getString("url"),
                row.getString("reference"),
                row.getString("received"),
                instant(row, "paid_at"),
                row.getString("refund_state") == null ? null : refund(row));
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                RefundReason.valueOf(row.getString("refund_reason")),
                RefundState.valueOf(row.getString("refund_state")),
                instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getInt("round"),
                row.getInt("attempts"),
                row.getString("failure"),
                row.getString("refund_reference"),
                instant(row, "done_at"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
    }
}
