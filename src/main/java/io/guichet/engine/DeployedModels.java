package io.guichet.engine;

import io.guichet.check.CurrentModels;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelSet;
import io.guichet.model.ModelFiles;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files by which the desk works: the newest deployed diagrams and tables, and forms and texts from the working folder.
 * Reads the engine's tables, because its API shows a user only the definitions of their brands.
 */
@Component
class DeployedModels implements CurrentModels {

    private static final String NEWEST =
            """
            select D.KEY_, D.TENANT_ID_, B.BYTES_ from %s D
            join ACT_GE_BYTEARRAY B on B.DEPLOYMENT_ID_ = D.DEPLOYMENT_ID_ and B.NAME_ = D.RESOURCE_NAME_
            where D.VERSION_ = (
              select max(L.VERSION_) from %s L
              where L.KEY_ = D.KEY_
                and (L.TENANT_ID_ = D.TENANT_ID_ or L.TENANT_ID_ is null and D.TENANT_ID_ is null))""";

    private final ModelFiles files;
    private final JdbcClient db;

    DeployedModels(ModelFiles files, JdbcClient db) {
        this.files = files;
        this.db = db;
    }

    @Override
    public ModelSet current() {
        return ModelSet.of(files).with(diagrams()).with(tables());
    }

    private List<ModelFile> diagrams() {
        return newest("ACT_RE_PROCDEF", "bpmn");
    }

    private List<ModelFile> tables() {
        return newest("ACT_RE_DECISION_DEF", "dmn");
    }

    private List<ModelFile> newest(String table, String ending) {
        return db.sql(NEWEST.formatted(table, table))
                .query((row, at) -> ModelFile.sent(
                        row.getString("KEY_") + "." + ending, row.getString("TENANT_ID_"), row.getBytes("BYTES_")))
                .list();
    }
}
