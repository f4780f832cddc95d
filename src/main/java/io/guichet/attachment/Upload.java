package io.guichet.attachment;

import io.guichet.text.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.text.Normalizer;
import java.util.List;

/**
 * An uploaded file. Its content can be read repeatedly, because the transaction may be retried.
 *
 * @param name file name as sent
 * @param size declared size in bytes; the actual size decides
 */
public record Upload(String name, long size, ContentSource content) {

    /** Opens the content. */
    @FunctionalInterface
    public interface ContentSource {
        InputStream open() throws IOException;
    }

    private static final int MAX_NAME_LENGTH = 200;

    private static final int MAX_EXTENSION_LENGTH = 10;

    private static final String ILLEGAL_PUNCTUATION = "<>:\"|?*";

    /** The last path segment without illegal characters; {@code file} if nothing is left. */
    public String sanitisedName() {
        var fileName = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var sanitised = truncated(withoutIllegalCharacters(fileName).strip());
        return sanitised.chars().allMatch(Upload::isEmptyName) ? "file" : sanitised;
    }

    /** Names and digests of the contents: what tells whether the same files are sent again. */
    public static List<String> fingerprints(List<Upload> uploads) {
        return uploads.stream().map(Upload::fingerprint).toList();
    }

    private String fingerprint() {
        try (var stream = new DigestInputStream(content.open(), Digests.newSha256())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return sanitisedName() + " "
                    + Digests.toHex(stream.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static String withoutIllegalCharacters(String name) {
        var legal = new StringBuilder(name.length());
        name.codePoints().filter(character -> !isIllegal(character)).forEach(legal::appendCodePoint);
        return Normalizer.normalize(legal, Normalizer.Form.NFC);
    }

    /** Control and bidirectional characters, lone surrogates, and characters that are illegal in file names. */
    private static boolean isIllegal(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> ILLEGAL_PUNCTUATION.indexOf(character) >= 0;
        };
    }

    private static boolean isEmptyName(int character) {
        return character == '.' || Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    /** Keeps the file extension and does not split surrogate pairs. */
    private static String truncated(String name) {
        if (name.length() <= MAX_NAME_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION_LENGTH ? name.substring(dot) : "";
        int cut = MAX_NAME_LENGTH - extension.length();
        int end = Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut;
        return name.substring(0, end).strip() + extension;
    }
}
