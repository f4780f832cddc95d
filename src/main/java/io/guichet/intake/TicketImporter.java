package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.web.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Imports past tickets from a stream of JSON lines and commits after a hundred or so. An interrupted import can be sent again: tickets
 * that exist unchanged are skipped. An invalid line does not affect the others.
 */
@Component
public class TicketImporter {

    private static final int BATCH_SIZE = 100;

    /** Long lines are stored sooner, so that memory does not grow with them. */
    private static final int BATCH_BYTES = 2 * 1024 * 1024;

    /** Maximum number of failed lines that are reported; further ones are not listed. */
    private static final int MAX_REPORTED_FAILURES = 1_000;

    private final ImportedTicketReader reader;
    private final ImportedTickets tickets;

    TicketImporter(ImportedTicketReader reader, ImportedTickets tickets) {
        this.reader = reader;
        this.tickets = tickets;
    }

    /** @param line line number, from 1 */
    public record TicketImportFailure(int line, String message) {}

    /** @param imported number of lines whose tickets are stored now, those that were before included */
    public record TicketImportResponse(int imported, List<TicketImportFailure> failed) {}

    private record TicketLine(int number, int bytes, ImportedTicket ticket) {}

    /**
     * @param by id of the user who imports
     * @throws IOException if the lines cannot be read; tickets of earlier batches are stored
     */
    public TicketImportResponse importLines(Brand brand, InputStream input, String by) throws IOException {
        var run = new ImportRun(brand, by);
        var lines = new JsonLines(input);
        for (var line = lines.next(); line != null; line = lines.next()) {
            try {
                run.add(new TicketLine(line.number(), line.bytes().length, reader.read(brand, line.text())));
            } catch (BadInput invalid) {
                run.fail(line.number(), invalid.getMessage());
            }
        }
        run.store();
        run.failed.sort(Comparator.comparingInt(TicketImportFailure::line));
        return new TicketImportResponse(run.imported, run.failed);
    }

    private final class ImportRun {

        private final Brand brand;
        private final String by;
        private final List<TicketLine> batch = new ArrayList<>();
        private final List<TicketImportFailure> failed = new ArrayList<>();
        private int imported;
        private int bytes;

        ImportRun(Brand brand, String by) {
            this.brand = brand;
            this.by = by;
        }

        void add(TicketLine line) {
            batch.add(line);
            bytes += line.bytes();
            if (batch.size() == BATCH_SIZE || bytes >= BATCH_BYTES) {
                store();
            }
        }

        void store() {
            try {
                store(batch);
            } catch (DataAccessException | UnfulfillableRequest batchFailure) {
                batch.forEach(this::storeAlone);
            }
            batch.clear();
            bytes = 0;
        }

        private void storeAlone(TicketLine line) {
            try {
                store(List.of(line));
            } catch (DataAccessException e) {
                fail(line.number(), "could not be saved; send it again");
            } catch (UnfulfillableRequest unjudged) {
                fail(line.number(), unjudged.getMessage());
            }
        }

        private void store(List<TicketLine> lines) {
            if (lines.isEmpty()) {
                return;
            }
            var refusals =
                    tickets.store(brand, lines.stream().map(TicketLine::ticket).toList(), by);
            for (int index = 0; index < lines.size(); index++) {
                var line = lines.get(index).number();
                refusals.get(index).ifPresentOrElse(message -> fail(line, message), () -> imported++);
            }
        }

        void fail(int line, String message) {
            if (failed.size() < MAX_REPORTED_FAILURES) {
                failed.add(new TicketImportFailure(line, message));
            }
        }
    }
}
