package io.guichet.macro;

import static io.guichet.jdbc.Columns.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of macros, their revisions and files. */
@Component
class MacroStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    MacroStore(JdbcClient db) {
        this.db = db;
    }

    /** A macro as it was, oldest first in lists. */
    public record MacroRevision(int number, MacroContent content, String author, Instant writtenAt) {}

    public record MacroFile(long id, String name, long size) {}

    /** The macros of a brand by name that the user may see. */
    List<Macro> of(String brand) {
        return db.sql("select * from macro where brand = :brand and not deleted order by name, id")
                .param("brand", brand)
                .query(MacroStore::macro)
                .list();
    }

    Optional<Macro> find(String brand, long id) {
        return db.sql("select * from macro where brand = :brand and id = :id and not deleted")
                .param("brand", brand)
                .param("id", id)
                .query(MacroStore::macro)
                .optional();
    }

    long insert(String brand, MacroContent content, String owner, Instant at) {
        var key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into macro (brand, name, language, body, scope, team, owner, outcome, attributes, revision, uses,
                          changed_by, changed_at, deleted)
                        values (:brand, :name, :language, :body, :scope, :team, :author, :outcome, :attributes, 1, 0,
                          :author, :at, false)""")
                .params(columns(content, owner, at))
                .param("brand", brand)
                .update(key, "id");
        var id = key.getKeyAs(Number.class).longValue();
        insertRevision(id, 1, content, owner, at);
        return id;
    }

    /** Whether the macro still had that revision. */
    boolean update(Macro former, MacroContent content, String author, Instant at) {
        var updated = db.sql(
                        """
                        update macro set name = :name, language = :language, body = :body, scope = :scope, team = :team,
                          outcome = :outcome, attributes = :attributes, revision = revision + 1, changed_by = :author,
                          changed_at = :at
                        where id = :id and revision = :revision and not deleted""")
                .params(columns(content, author, at))
                .param("id", former.id())
                .param("revision", former.revision())
                .update();
        if (updated == 1) {
            insertRevision(former.id(), former.revision() + 1, content, author, at);
        }
        return updated == 1;
    }

    private void insertRevision(long macro, int revision, MacroContent content, String author, Instant at) {
        db.sql(
                        """
                        insert into macro_revision (macro, revision, name, language, body, scope, team, outcome, attributes,
                          author, written_at)
                        values (:macro, :revision, :name, :language, :body, :scope, :team, :outcome, :attributes, :author, :at)""")
                .params(columns(content, author, at))
                .param("macro", macro)
                .param("revision", revision)
                .update();
    }

    void delete(long id) {
        db.sql("update macro set deleted = true where id = :id").param("id", id).update();
    }

    void countUse(long id) {
        db.sql("update macro set uses = uses + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** The revisions, newest first. */
    List<MacroRevision> revisions(long macro) {
        return db.sql("select * from macro_revision where macro = :macro order by revision desc")
                .param("macro", macro)
                .query((row, index) -> new MacroRevision(
                        row.getInt("revision"), content(row), row.getString("author"), instant(row, "written_at")))
                .list();
    }

    List<MacroFile> files(long macro) {
        return db.sql("select id, name, size from macro_file where macro = :macro order by id")
                .param("macro", macro)
                .query((row, index) -> new MacroFile(row.getLong("id"), row.getString("name"), row.getLong("size")))
                .list();
    }

    byte[] bytes(long file) {
        return db.sql("select bytes from macro_file where id = :id")
                .param("id", file)
                .query(byte[].class)
                .single();
    }

    void insertFile(long macro, String name, byte[] bytes) {
        db.sql("insert into macro_file (macro, name, size, bytes) values (:macro, :name, :size, :bytes)")
                .param("macro", macro)
                .param("name", name)
                .param("size", (long) bytes.length)
                .param("bytes", bytes)
                .update();
    }

    void deleteFile(long macro, long file) {
        db.sql("delete from macro_file where macro = :macro and id = :id")
                .param("macro", macro)
                .param("id", file)
                .update();
    }

    private static Map<String, Object> columns(MacroContent content, String author, Instant at) {
        var columns = new HashMap<String, Object>();
        columns.put("name", content.name());
        columns.put("language", content.language());
        columns.put("body", content.body());
        columns.put("scope", content.scope().name());
        columns.put("team", new SqlParameterValue(Types.VARCHAR, content.team()));
        columns.put("outcome", new SqlParameterValue(Types.VARCHAR, content.outcome()));
        columns.put("attributes", json(content.attributes()));
        columns.put("author", author);
        columns.put("at", at);
        return columns;
    }

    private static String json(Map<String, Object> attributes) {
        try {
            return JSON.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Macro macro(ResultSet row, int index) throws SQLException {
        return new Macro(
                row.getLong("id"),
                row.getString("brand"),
                content(row),
                row.getString("owner"),
                row.getInt("revision"),
                row.getLong("uses"),
                row.getString("changed_by"),
                instant(row, "changed_at"));
    }

    private static MacroContent content(ResultSet row) throws SQLException {
        try {
            return new MacroContent(
                    row.getString("name"),
                    row.getString("language"),
                    row.getString("body"),
                    MacroScope.valueOf(row.getString("scope")),
                    row.getString("team"),
                    row.getString("outcome"),
                    JSON.readValue(row.getString("attributes"), new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
