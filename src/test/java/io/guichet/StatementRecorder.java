package io.guichet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Records the statements of the test and of its requests, those of the engine included; a batch counts as one. What the desk
 * does in the background is not recorded, nor the look for new deployments, which one request in a second makes.
 */
@TestComponent
public class StatementRecorder implements BeanPostProcessor, QueryExecutionListener {

    private static final String REQUEST_THREAD = "http-nio";

    private volatile List<String> recording;
    private volatile Thread recordingThread;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).listener(this).build()
                : bean;
    }

    /** The statements that are executed while the action runs, in order. */
    public List<String> during(Runnable action) {
        recordingThread = Thread.currentThread();
        recording = Collections.synchronizedList(new ArrayList<>());
        try {
            action.run();
            return List.copyOf(recording);
        } finally {
            recording = null;
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // statements are recorded once they have run
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        var statements = recording;
        if (statements != null && isAsked(Thread.currentThread())) {
            var texts = queries.stream().map(QueryInfo::getQuery).distinct().collect(Collectors.joining("; "));
            if (!texts.contains("count(*) as deployments")) {
                statements.add(texts);
            }
        }
    }

    private boolean isAsked(Thread thread) {
        return thread == recordingThread || thread.getName().startsWith(REQUEST_THREAD);
    }
}
