package io.guichet.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets that sign cookies and key pseudonyms; generated on first use and shared by all nodes. */
@Component
public class SigningKeys {

    private static final int BYTES = 32;

    private final JdbcClient db;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    SigningKeys(JdbcClient db) {
        this.db = db;
    }

    /** The secret of that name: 32 bytes. */
    public byte[] get(String name) {
        return keys.computeIfAbsent(name, this::load);
    }

    private byte[] load(String name) {
        var secret = find(name);
        if (secret == null) {
            try {
                db.sql("insert into signing_key (name, secret) values (:name, :secret)")
                        .param("name", name)
                        .param("secret", HexFormat.of().formatHex(random()))
                        .update();
            } catch (DuplicateKeyException createdByAnotherNode) {
                return HexFormat.of().parseHex(find(name));
            }
            secret = find(name);
        }
        return HexFormat.of().parseHex(secret);
    }

    private String find(String name) {
        return db.sql("select secret from signing_key where name = :name")
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    static byte[] random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
