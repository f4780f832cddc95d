package io.guichet.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the parts of a raw message in one pass (RFC 2046). Only the beginning of texts and reports is kept; of other
 * parts the size is counted. A boundary that is missing or wrong is taken from the body.
 */
final class MimeParser {

    private static final int MAX_BOUNDARY = 256;
    private static final int REPORT_BYTES = 256 << 10;

    private final MailLines lines;
    private final MailLimits limits;
    private final PartContent sink;
    private final List<String> defects;
    private final List<MimePart> open = new ArrayList<>();
    private final Map<String, MimePart> boundaries = new HashMap<>();
    private MimePart body;
    private TransferDecoder decoder;
    private String candidate;
    private int parts;
    private long kept;

    /** Takes the decoded content of parts in the order of the message. */
    interface PartContent {
        void write(MimePart part, byte[] bytes) throws IOException;
    }

    private MimeParser(InputStream source, MailLimits limits, List<String> defects, PartContent sink) {
        this.lines = new MailLines(source);
        this.limits = limits;
        this.defects = defects;
        this.sink = sink;
    }

    static MimePart parse(InputStream source, MailLimits limits, List<String> defects) throws IOException {
        return parse(source, limits, defects, (part, bytes) -> {});
    }

    static MimePart parse(InputStream source, MailLimits limits, List<String> defects, PartContent sink)
            throws IOException {
        return new MimeParser(source, limits, defects, sink).parse();
    }

    private MimePart parse() throws IOException {
        var message = startPart(null);
        while (lines.next()) {
            if (!isBoundary()) {
                appendToBody();
            }
        }
        return message;
    }

    private MimePart startPart(MimePart parent) throws IOException {
        var part = new MimePart(parent, parts++, HeaderSection.read(lines, limits, defects));
        if (parent != null) {
            parent.children().add(part);
        }
        begin(part);
        return part;
    }

    private void begin(MimePart part) {
        body = part;
        decoder = TransferDecoder.of(part.isMultipart() ? "" : part.transferEncoding());
        candidate = null;
        if (!part.isMultipart()) {
            return;
        }
        if (open.size() >= limits.maxDepth()) {
            MailDefect.add(defects, MailDefect.DEEP);
            return;
        }
        open.add(part);
        if (!part.boundary().isEmpty()) {
            boundaries.put("--" + part.boundary(), part);
        }
    }

    private boolean isBoundary() throws IOException {
        if (!lines.startsLine() || lines.length() < 2 || lines.bytes()[0] != '-' || lines.bytes()[1] != '-') {
            return candidate != null && isGuessedBoundary();
        }
        if (lines.length() > MAX_BOUNDARY) {
            return false;
        }
        var line = lines.latin(MAX_BOUNDARY).stripTrailing();
        var part = boundaries.get(line);
        if (part != null) {
            startChild(part);
            return true;
        }
        part = line.endsWith("--") ? boundaries.get(line.substring(0, line.length() - 2)) : null;
        if (part != null) {
            finish(part);
            return true;
        }
        candidate = isPreamble() && line.length() > 2 && !line.startsWith("-- ") ? line : null;
        return false;
    }

    /** Text before the first part of a multipart. */
    private boolean isPreamble() {
        return body != null
                && body.isMultipart()
                && !open.isEmpty()
                && open.get(open.size() - 1) == body
                && body.children().isEmpty();
    }

    /** A line of hyphens before a field of a part is the boundary that the header does not name. */
    private boolean isGuessedBoundary() throws IOException {
        boolean field = lines.startsLine() && lines.latin(MAX_BOUNDARY).regionMatches(true, 0, "Content-", 0, 8);
        if (!field || !isPreamble()) {
            candidate = null;
            return false;
        }
        var part = body;
        boundaries.put(candidate, part);
        MailDefect.add(defects, MailDefect.NO_BOUNDARY);
        lines.pushBack();
        startChild(part);
        return true;
    }

    private void startChild(MimePart multipart) throws IOException {
        closeBelow(multipart);
        if (parts >= limits.maxParts()) {
            MailDefect.add(defects, MailDefect.MANY_PARTS);
            body = null;
            return;
        }
        startPart(multipart);
    }

    private void finish(MimePart multipart) {
        closeBelow(multipart);
        body = null;
        candidate = null;
    }

    /** Parts whose end boundary is missing end with the part that contains them. */
    private void closeBelow(MimePart multipart) {
        while (open.get(open.size() - 1) != multipart) {
            var closed = open.remove(open.size() - 1);
            boundaries.values().removeIf(part -> part == closed);
        }
    }

    private void appendToBody() throws IOException {
        if (body == null) {
            return;
        }
        var bytes = decoder.decode(lines.bytes(), lines.length(), lines.lineBreak());
        body.addSize(bytes.length);
        sink.write(body, bytes);
        int room = (int) Math.min(room(body) - body.content().size(), limits.maxTotalTextBytes() - kept);
        int taken = Math.max(0, Math.min(room, bytes.length));
        body.content().write(bytes, 0, taken);
        kept += taken;
        if (taken < bytes.length && (body.isText() || body.isMultipart())) {
            MailDefect.add(defects, MailDefect.LONG_TEXT);
        }
    }

    private int room(MimePart part) {
        var type = part.mediaType();
        if (part.isText() || part.isMultipart()) {
            return part.isAttachment() && !type.equals("text/calendar") ? REPORT_BYTES : limits.maxTextBytes();
        }
        if (type.startsWith("message/")) {
            return REPORT_BYTES;
        }
        return TnefAttachments.isTnef(part) ? limits.maxAttachmentBytes() : 0;
    }
}
