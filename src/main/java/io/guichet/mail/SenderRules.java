package io.guichet.mail;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.mail.SenderRule.SenderAction;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The brands' rules for senders; that of an address goes before that of its domain. */
@Component
class SenderRules {

    private static final int MAX_LENGTH = 254;

    private final JdbcClient db;
    private final Clock clock;

    SenderRules(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<SenderRule> find(String brand, MailAddress from) {
        if (from == null || from.email().lastIndexOf('@') < 1) {
            return Optional.empty();
        }
        var address = from.email().toLowerCase(Locale.ROOT);
        return db
                .sql("select * from sender_rule where brand = :brand and sender in (:address, :domain)")
                .param("brand", brand)
                .param("address", InputText.truncate(address, MAX_LENGTH))
                .param("domain", InputText.truncate(address.substring(address.lastIndexOf('@') + 1), MAX_LENGTH))
                .query(SenderRules::row)
                .list()
                .stream()
                .sorted((a, b) ->
                        Boolean.compare(b.sender().contains("@"), a.sender().contains("@")))
                .findFirst();
    }

    List<SenderRule> of(Collection<String> brands) {
        if (brands.isEmpty()) {
            return List.of();
        }
        return db.sql("select * from sender_rule where brand in (:brands) order by brand, sender")
                .param("brands", brands)
                .query(SenderRules::row)
                .list();
    }

    Optional<SenderRule> get(long id) {
        return db.sql("select * from sender_rule where id = :id")
                .param("id", id)
                .query(SenderRules::row)
                .optional();
    }

    /** Sets the rule for an address or a domain. Throws {@link BadInput}. */
    @Transactional
    public void set(String brand, String sender, SenderAction action, String by) {
        var canonical = canonical(sender);
        if (action == null) {
            throw new BadInput("action", "must be SPAM, QUARANTINE or ACCEPT");
        }
        db.sql("delete from sender_rule where brand = :brand and sender = :sender")
                .param("brand", brand)
                .param("sender", canonical)
                .update();
        db.sql(
                        """
                        insert into sender_rule (brand, sender, action, created_by, created_at)
                        values (:brand, :sender, :action, :by, :now)""")
                .param("brand", brand)
                .param("sender", canonical)
                .param("action", action.name())
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    void delete(long id) {
        db.sql("delete from sender_rule where id = :id").param("id", id).update();
    }

    private static String canonical(String sender) {
        var text = sender == null ? "" : sender.strip().toLowerCase(Locale.ROOT);
        var domain = text.startsWith("@") ? text.substring(1) : text;
        var probe = domain.contains("@") ? domain : "name@" + domain;
        return EmailAddress.canonical(probe)
                .map(address -> domain.contains("@") ? address : address.substring("name@".length()))
                .orElseThrow(() -> new BadInput(List.of(new FieldError(
                        "sender",
                        "must be an e-mail address or a domain, like example.org",
                        "senders.problem.sender",
                        List.of()))));
    }

    private static SenderRule row(ResultSet row, int index) throws SQLException {
        return new SenderRule(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("sender"),
                SenderAction.valueOf(row.getString("action")),
                row.getString("created_by"),
                instant(row, "created_at"));
    }
}
