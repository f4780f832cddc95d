package io.guichet.letter;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that are to be sent. One is written in the transaction of what it tells about, or not at all. */
@Component
public class Outbox {

    private final JdbcClient db;
    private final LetterTemplates templates;
    private final Clock clock;

    Outbox(JdbcClient db, LetterTemplates templates, Clock clock) {
        this.db = db;
        this.templates = templates;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Draft draft) {
        var brand = draft.brand();
        var language = brand.languageFor(draft.language());
        var values = new HashMap<String, Object>(draft.values());
        values.put("brand", brand.name().in(language));
        values.put("number", draft.number());
        brand.texts().forEach((name, words) -> values.put(name, words.in(language)));
        var written = templates.write(brand, draft.template(), language, values);
        db.sql(
                        """
                        insert into letter (brand, number, template, language, recipient, subject, body, state, written_at)
                        values (:brand, :number, :template, :language, :recipient, :subject, :body, 'WRITTEN', :now)""")
                .param("brand", brand.id())
                .param("number", draft.number())
                .param("template", draft.template())
                .param("language", language)
                .param("recipient", draft.recipient())
                .param(
                        "subject",
                        written.subject().length() > 400 ? written.subject().substring(0, 400) : written.subject())
                .param("body", written.body())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    public List<Letter> of(String number) {
        return db.sql("select * from letter where number = :number order by id")
                .param("number", number)
                .query(Outbox::row)
                .list();
    }

    /**
     * The newest letters of these brands, written before the one with that id (null: from the newest on).
     *
     * @param without the numbers of tickets whose letters are left out
     */
    public List<Letter> newest(List<String> brands, List<String> without, Long before, int limit) {
        if (brands.isEmpty()) {
            return List.of();
        }
        return db.sql(
                        """
                        select * from letter
                        where brand in (:brands) and number not in (:without) and id < :before
                        order by id desc limit :limit""")
                .param("brands", brands)
                .param("without", without.isEmpty() ? List.of("") : without)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(Outbox::row)
                .list();
    }

    public Optional<Letter> find(long id) {
        return db.sql("select * from letter where id = :id")
                .param("id", id)
                .query(Outbox::row)
                .optional();
    }

    private static Letter row(ResultSet row, int index) throws SQLException {
        return new Letter(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("number"),
                row.getString("template"),
                row.getString("language"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("state"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
