package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the content of files is kept. */
interface AttachmentContentStore {

    /**
     * Keeps what can be read, and stops soon after there was more than that.
     *
     * @param most in bytes
     * @return how many bytes were read
     */
    long write(long attachment, InputStream content, long maxBytes) throws IOException;

    /** Writes what is kept; a reader that goes away ends it. */
    void read(long attachment, OutputStream to) throws IOException;
}
