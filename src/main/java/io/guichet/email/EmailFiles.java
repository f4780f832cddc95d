package io.guichet.email;

/** Where the contents of the files are that e-mails carry; the package that stores attachments provides it. */
public interface EmailFiles {

    /** The content of an attachment. */
    byte[] content(long id);
}
