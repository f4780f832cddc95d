package io.guichet.engine;

import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.util.EnsureUtil;

/**
 * Checks the id of a new row without writing the row down as text first. The engine prints each row that it inserts for a
 * message that nobody reads, which is three percent of the CPU time of a new ticket.
 */
class LeanEntityManager extends DbEntityManager {

    LeanEntityManager(IdGenerator ids, PersistenceSession session) {
        super(ids, session);
    }

    /** Creates a manager for each command. */
    static final class LeanEntityManagerFactory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return DbEntityManager.class;
        }

        @Override
        public Session openSession() {
            return new LeanEntityManager(
                    Context.getProcessEngineConfiguration().getIdGenerator(),
                    Context.getCommandContext().getSession(PersistenceSession.class));
        }
    }

    @Override
    protected void validateId(DbEntity entity) {
        EnsureUtil.ensureValidIndividualResourceId("A new row has no valid id", entity.getId());
    }
}
