package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the content of files is kept. */
interface Pieces {

    /** Keeps all that can be read. */
    void write(long attachment, InputStream content) throws IOException;

    /** Writes what is kept; a reader that goes away ends it. */
    void read(long attachment, OutputStream to) throws IOException;
}
