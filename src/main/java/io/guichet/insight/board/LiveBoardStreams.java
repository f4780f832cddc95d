package io.guichet.insight.board;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.insight.board.LiveBoardReader.RequestedBoard;
import io.guichet.insight.board.LiveBoards.BoardKey;
import io.guichet.web.EventStreams;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open event streams of boards: one query a run finds the tickets that have changed, for all of them. */
@Component
class LiveBoardStreams extends EventStreams<LiveBoardStreams.BoardStream> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveBoardStreams.class);

    /** The board is sent after so many runs even if it is the same: its reader sees that the connection lives. */
    private static final int MAX_QUIET_RUNS = 15;

    private final LiveBoards boards;
    private final LiveBoardViewAssembler assembler;
    private final StaffDirectory directory;
    private final Clock clock;

    LiveBoardStreams(LiveBoards boards, LiveBoardViewAssembler assembler, StaffDirectory directory, Clock clock) {
        super("board-events");
        this.boards = boards;
        this.assembler = assembler;
        this.directory = directory;
        this.clock = clock;
    }

    static final class BoardStream extends EventStream {

        private final RequestedBoard requested;
        private final Locale locale;
        /** Null before the first event. */
        private LiveBoard shown;

        private int quietRuns;

        BoardStream(RequestedBoard requested, String user, Locale locale) {
            super(user);
            this.requested = requested;
            this.locale = locale;
        }
    }

    /** Opens a stream; the user's oldest one ends if there are too many. */
    SseEmitter open(RequestedBoard requested, StaffMember staff, Locale locale) {
        var emitter = open(new BoardStream(requested, staff.id(), locale));
        runInBackground();
        return emitter;
    }

    @Override
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    protected void runInBackground() {
        super.runInBackground();
    }

    @Override
    protected void serve(Collection<BoardStream> open) {
        var source = boards.source();
        Map<BoardKey, LiveBoard> computed = new HashMap<>();
        for (var stream : open) {
            try {
                var filter = stream.requested.filter();
                serve(stream, computed.computeIfAbsent(filter.key(), key -> boards.board(filter, source)));
            } catch (RuntimeException failure) {
                LOG.warn("An event stream could not be served", failure);
            }
        }
    }

    private void serve(BoardStream stream, LiveBoard board) {
        if (board.equals(stream.shown) && ++stream.quietRuns < MAX_QUIET_RUNS) {
            return;
        }
        if (!isStillAllowed(stream)) {
            end(stream);
            return;
        }
        var requested = stream.requested;
        send(
                stream,
                json(
                        "board",
                        assembler.assemble(
                                board, requested.filter(), requested.ofAllBrands(), clock.instant(), stream.locale)));
        stream.shown = board;
        stream.quietRuns = 0;
    }

    private boolean isStillAllowed(BoardStream stream) {
        return directory
                .findActive(stream.user())
                .filter(staff ->
                        stream.requested.filter().brands().stream().allMatch(brand -> staff.hasAccessTo(brand.id())))
                .isPresent();
    }
}
