package io.guichet.attachment;

import io.guichet.email.EmailFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Contents of attachments for e-mails that carry them. */
@Component
class AttachedEmailFiles implements EmailFiles {

    private final AttachmentContentStore store;

    AttachedEmailFiles(AttachmentContentStore store) {
        this.store = store;
    }

    @Override
    public byte[] content(long id) {
        try {
            var content = new ByteArrayOutputStream();
            store.read(id, content);
            return content.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
