package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Storage of file contents. */
interface AttachmentContentStore {

    /**
     * Stores the content; stops reading soon after the limit is exceeded.
     *
     * @param maxBytes maximum size in bytes
     * @return number of bytes read
     */
    long write(long attachment, InputStream content, long maxBytes) throws IOException;

    /** Writes the content to the stream, until the client disconnects. */
    void read(long attachment, OutputStream to) throws IOException;
}
