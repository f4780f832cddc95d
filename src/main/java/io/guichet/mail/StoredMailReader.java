package io.guichet.mail;

import io.guichet.text.InputText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads what stored messages say. */
@Component
class StoredMailReader {

    private static final Logger LOG = LoggerFactory.getLogger(StoredMailReader.class);
    private static final int MAX_HEADERS = 64 << 10;

    private final RawMailStore store;
    private final MailSettings settings;

    StoredMailReader(RawMailStore store, MailSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    ReceivedMail read(IncomingMail mail) {
        try (var raw = store.read(mail.id())) {
            return settings.readerOf(mail).read(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginning of the header section, as it came. */
    String headers(IncomingMail mail) {
        try (var raw = store.read(mail.id())) {
            var start = new String(raw.readNBytes(MAX_HEADERS), StandardCharsets.UTF_8).replace("\r\n", "\n");
            int end = start.indexOf("\n\n");
            return InputText.clean(end < 0 ? start : start.substring(0, end)).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says; null for a message that the reader fails on. */
    ReceivedMail readable(IncomingMail mail) {
        try {
            return read(mail);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("Mail {} cannot be read", mail.id(), e);
            return null;
        }
    }
}
