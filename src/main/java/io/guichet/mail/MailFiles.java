package io.guichet.mail;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.attachment.UploadFilter;
import io.guichet.brand.Brand;
import io.guichet.ticket.Actor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stores the files of a message with its ticket, those that the brand accepts. */
@Component
class MailFiles {

    private static final String FIELD = "files";
    private static final int MAX_TRIES = 4;

    private final IncomingMailStore store;
    private final Attachments attachments;
    private final UploadFilter filter;
    private final MailSettings settings;

    MailFiles(IncomingMailStore store, Attachments attachments, UploadFilter filter, MailSettings settings) {
        this.store = store;
        this.attachments = attachments;
        this.filter = filter;
        this.settings = settings;
    }

    /** Stores them; returns the names of those that the brand does not accept, which stay in the raw message. */
    List<String> add(long mail, List<MailAttachment> files, Brand brand, String number, Long message, Actor sender) {
        var accepted = new ArrayList<Upload>();
        var leftOut = new ArrayList<String>();
        int max = brand.attachments().maxCount();
        int opened = 0;
        for (var file : files) {
            var content = new Content(mail, file);
            var upload = new Upload(file.name(), file.size(), content::open);
            // opening one reads the whole message
            boolean fits = accepted.size() < max && opened < MAX_TRIES * max && filter.accepts(upload, brand);
            opened += content.bytes == null ? 0 : 1;
            if (fits) {
                accepted.add(upload);
            } else if (leftOut.size() < 100) {
                leftOut.add(upload.sanitisedName());
            }
        }
        if (!accepted.isEmpty()) {
            attachments.add(brand, number, message, accepted, FIELD, true, sender);
        }
        return leftOut;
    }

    /** Reads a part of the raw message once. */
    private final class Content {

        private final long mail;
        private final MailAttachment file;
        private byte[] bytes;

        private Content(long mail, MailAttachment file) {
            this.mail = mail;
            this.file = file;
        }

        private InputStream open() throws IOException {
            if (bytes == null) {
                var decoded = new ByteArrayOutputStream();
                try (var raw = store.raw(mail)) {
                    settings.reader().writeContent(raw, file, decoded);
                }
                bytes = decoded.toByteArray();
            }
            return new ByteArrayInputStream(bytes);
        }
    }
}
