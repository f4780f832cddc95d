package io.guichet.model;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the files of the working folder were when they were last deployed or compared: what has changed since is a drift. */
@Component
public class FileBases {

    private final JdbcClient db;

    FileBases(JdbcClient db) {
        this.db = db;
    }

    /** Digests of what each file of the working folder was when it was last deployed or compared, by path. */
    public Map<String, String> all() {
        var bases = new HashMap<String, String>();
        db.sql("select path, sha256 from model_file_base").query(row -> {
            bases.put(row.getString("path"), row.getString("sha256"));
        });
        return bases;
    }

    /** Records that this is what the file of the working folder was. */
    public void set(String path, String sha256) {
        var changed = db.sql("update model_file_base set sha256 = :sha256 where path = :path")
                .param("path", path)
                .param("sha256", sha256)
                .update();
        if (changed == 0) {
            db.sql("insert into model_file_base (path, sha256) values (:path, :sha256)")
                    .param("path", path)
                    .param("sha256", sha256)
                    .update();
        }
    }

    /** Forgets what the file of the working folder was: it has none, and that is settled. */
    void remove(String path) {
        db.sql("delete from model_file_base where path = :path")
                .param("path", path)
                .update();
    }
}
