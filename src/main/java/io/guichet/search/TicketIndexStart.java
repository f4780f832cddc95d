package io.guichet.search;

import io.guichet.web.StartupTask;
import org.springframework.stereotype.Component;

/** Begins to open the index of tickets at startup, without waiting for it. */
@Component
class TicketIndexStart extends StartupTask {

    /** After the shipped articles are searchable. */
    private static final int PHASE = -540;

    private final TicketIndexer indexer;

    TicketIndexStart(TicketIndexer indexer) {
        super(PHASE);
        this.indexer = indexer;
    }

    @Override
    protected void run() {
        indexer.openInBackground();
    }
}
