package io.guichet.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tickets of other systems were imported. */
@Component
class TicketImportStore {

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    TicketImportStore(JdbcClient db, NamedParameterJdbcOperations batches, Clock clock) {
        this.db = db;
        this.batches = batches;
        this.clock = clock;
    }

    /** An imported ticket with the number that it has here. */
    record TicketImport(String brand, String externalId, String number, String contentHash) {}

    /** The hashes of the lines with which these tickets were imported, by their external ids. */
    Map<String, String> hashes(String brand, Collection<String> externalIds) {
        var hashes = new HashMap<String, String>();
        db.sql("select external_id, content_hash from ticket_import where brand = :brand and external_id in (:ids)")
                .param("brand", brand)
                .param("ids", externalIds)
                .query(row -> {
                    hashes.put(row.getString("external_id"), row.getString("content_hash"));
                });
        return hashes;
    }

    void insertAll(Collection<TicketImport> imports) {
        var now = clock.instant();
        batches.batchUpdate(
                """
                insert into ticket_import (brand, external_id, number, content_hash, imported_at)
                values (:brand, :externalId, :number, :hash, :now)""",
                imports.stream()
                        .map(one -> new MapSqlParameterSource("brand", one.brand())
                                .addValue("externalId", one.externalId())
                                .addValue("number", one.number())
                                .addValue("hash", one.contentHash())
                                .addValue("now", now))
                        .toArray(SqlParameterSource[]::new));
    }
}
