package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A message that cannot be processed or read stops no other. */
class MailProcessingTest {

    private static final IncomingMail MAIL = new IncomingMail(
            1,
            "parcels",
            Instant.EPOCH,
            "agent",
            10,
            MailState.RECEIVED,
            null,
            null,
            null,
            MachineOrigin.NONE,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            null);

    private final IncomingMailStore store = mock();

    @Test
    void goesOnAfterAMessageThatFailsTwice() {
        MailProcessor processor = mock();
        when(store.received(anyLong(), anyInt())).thenReturn(List.of(1L, 2L));
        doThrow(new IllegalStateException("processing")).when(processor).process(1);
        doThrow(new StackOverflowError()).when(processor).quarantine(eq(1L), any(), anyString());

        new MailProcessing(store, mock(), processor).processReceived();

        verify(processor).process(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "08006", "53300"})
    void leavesAMessageForTheNextRunWhileTheDatabaseIsGone(String sqlState) {
        MailProcessor processor = mock();
        when(store.received(anyLong(), anyInt())).thenReturn(List.of(1L, 2L));
        doThrow(new IllegalStateException(new SQLException("The server ends", sqlState)))
                .when(processor)
                .process(1);

        new MailProcessing(store, mock(), processor).processReceived();

        verify(processor, never()).quarantine(anyLong(), any(), anyString());
        verify(processor).process(2);
    }

    /** It would be cancelled in each run. */
    @Test
    void quarantinesAMessageWhoseStatementIsCancelled() {
        MailProcessor processor = mock();
        when(store.received(anyLong(), anyInt())).thenReturn(List.of(1L));
        doThrow(new IllegalStateException(new SQLException("canceling statement due to statement timeout", "57014")))
                .when(processor)
                .process(1);

        new MailProcessing(store, mock(), processor).processReceived();

        verify(processor).quarantine(eq(1L), eq(QuarantineReason.FAILED), anyString());
    }

    @Test
    void beginsNoMessageAfterItIsStopped() {
        MailProcessor processor = mock();
        when(store.received(anyLong(), anyInt())).thenReturn(List.of(1L, 2L));
        var processing = new MailProcessing(store, mock(), processor);
        doAnswer(call -> {
                    processing.stop();
                    return null;
                })
                .when(processor)
                .process(1);

        processing.processReceived();

        verify(processor, never()).process(2);
    }

    @Test
    void keepsAMessageThatTheReaderFailsOn() {
        when(store.lockReceived(1)).thenReturn(Optional.of(MAIL));
        RawMailStore rawStore = mock();
        when(rawStore.read(1)).thenReturn(new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("reader");
            }
        });
        var settings = new MailSettings(DataSize.ofMegabytes(1), "", List.of(), Map.of());
        var reader = new StoredMailReader(rawStore, settings);
        var processor = new MailProcessor(store, reader, null, null, null, null, null, null, null, null, null);

        processor.quarantine(1, QuarantineReason.FAILED, "It failed.");

        verify(store).quarantine(eq(1L), any(), eq(QuarantineReason.FAILED), eq("It failed."));
        assertThat(MailResponse.of(MAIL, reader.readable(MAIL)).visibleText()).isEmpty();
    }
}
