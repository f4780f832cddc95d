package io.guichet.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of a message: its headers, the beginning of its decoded content where that is read, and its parts. */
final class MimePart {

    private static final String PLAIN = "text/plain";

    private final MimePart parent;
    private final int number;
    private final MailHeaders headers;
    private final HeaderParameters type;
    private final HeaderParameters disposition;
    private final List<MimePart> children = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);
    private long size;

    MimePart(MimePart parent, int number, MailHeaders headers) {
        this.parent = parent;
        this.number = number;
        this.headers = headers;
        this.type = HeaderParameters.parse(headers.raw("Content-Type"));
        this.disposition = HeaderParameters.parse(headers.raw("Content-Disposition"));
    }

    MimePart parent() {
        return parent;
    }

    /** Its place in the message; the message itself is 0. */
    int number() {
        return number;
    }

    MailHeaders headers() {
        return headers;
    }

    List<MimePart> children() {
        return children;
    }

    ByteArrayOutputStream content() {
        return content;
    }

    byte[] bytes() {
        return content.toByteArray();
    }

    /** Decoded bytes, also those that were not kept. */
    long size() {
        return size;
    }

    void addSize(int bytes) {
        size += bytes;
    }

    String mediaType() {
        var value = type.value();
        int slash = value.indexOf('/');
        if (slash > 0 && slash < value.length() - 1 && value.indexOf(' ') < 0) {
            return value;
        }
        if (value.equals("text") || value.isEmpty()) {
            return value.isEmpty() && parent != null && parent.mediaType().equals("multipart/digest")
                    ? "message/rfc822"
                    : PLAIN;
        }
        return value.startsWith("multipart") ? "multipart/mixed" : PLAIN;
    }

    boolean isMultipart() {
        return mediaType().startsWith("multipart/");
    }

    boolean isText() {
        return mediaType().startsWith("text/");
    }

    boolean isAttachment() {
        return disposition.value().startsWith("attachment");
    }

    boolean isInline() {
        return disposition.value().startsWith("inline");
    }

    String parameter(String name) {
        return type.get(name);
    }

    String boundary() {
        return type.raw("boundary").stripTrailing();
    }

    String charset() {
        return type.get("charset");
    }

    String contentId() {
        var id = headers.raw("Content-ID").strip();
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    String transferEncoding() {
        return headers.raw("Content-Transfer-Encoding");
    }

    /** The name of the file, without a path; empty if it has none. */
    String fileName() {
        var name = disposition.get("filename");
        name = name.isEmpty() ? type.get("name") : name;
        int path = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return path >= 0 && path < name.length() - 1 ? name.substring(path + 1) : name;
    }

    /** The content of a text part, decoded. */
    String text() {
        var declared = charset();
        var bytes = bytes();
        if (declared.isEmpty() && mediaType().equals("text/html")) {
            declared = HtmlCharset.find(bytes);
        }
        return MailCharsets.decode(bytes, declared.isEmpty() ? null : declared);
    }

    @Override
    public String toString() {
        return "%d %s".formatted(number, mediaType().toLowerCase(Locale.ROOT));
    }
}
