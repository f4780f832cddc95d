package io.guichet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A value with parameters, as in Content-Type (RFC 2045, 2231), also badly quoted. */
final class HeaderParameters {

    private static final int MAX_PARAMETERS = 200;

    private final String raw;
    private final Map<String, String> parameters = new HashMap<>();
    private String value = "";
    private boolean unclosed;

    private HeaderParameters(String raw) {
        this.raw = raw;
    }

    static HeaderParameters parse(String raw) {
        var parsed = new HeaderParameters(raw);
        parsed.parse();
        return parsed;
    }

    /** The value before the parameters, in lower case. */
    String value() {
        return value;
    }

    /** The decoded value of a parameter; empty if it is missing. */
    String get(String name) {
        var continued = continued(name);
        if (!continued.isEmpty()) {
            return continued;
        }
        return HeaderText.decode(parameters.getOrDefault(name, ""));
    }

    /** The value as it was written, for boundaries. */
    String raw(String name) {
        var plain = parameters.get(name);
        return plain == null ? continued(name) : plain;
    }

    private void parse() {
        int at = segmentEnd(0);
        value = raw.substring(0, at).strip().toLowerCase(Locale.ROOT);
        while (at < raw.length() && parameters.size() < MAX_PARAMETERS) {
            int start = at + 1;
            at = segmentEnd(start);
            add(raw.substring(Math.min(start, raw.length()), at));
        }
    }

    private void add(String segment) {
        int equals = segment.indexOf('=');
        if (equals > 0) {
            var name = segment.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            parameters.putIfAbsent(name, unquote(segment.substring(equals + 1).strip()));
        }
    }

    /** The next semicolon outside quotes; a quote that is never closed quotes nothing. */
    private int segmentEnd(int start) {
        int at = start;
        while (at < raw.length() && raw.charAt(at) != ';') {
            if (raw.charAt(at) == '"' && !unclosed) {
                int closing = closingQuote(at);
                unclosed = closing < 0;
                at = unclosed ? at : closing;
            }
            at++;
        }
        return Math.min(at, raw.length());
    }

    private int closingQuote(int open) {
        for (int at = open + 1; at < raw.length(); at++) {
            if (raw.charAt(at) == '\\') {
                at++;
            } else if (raw.charAt(at) == '"') {
                return at;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int at = 1; at < text.length() && text.charAt(at) != '"'; at++) {
            boolean escaped = text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            plain.append(text.charAt(escaped ? ++at : at));
        }
        return plain.toString();
    }

    /** {@code name*}, {@code name*0}, {@code name*1*} and so on, joined and decoded. */
    private String continued(String name) {
        var pieces = new TreeMap<Integer, String>();
        for (var parameter : parameters.entrySet()) {
            if (parameter.getKey().startsWith(name + "*")) {
                pieces.putIfAbsent(index(parameter.getKey().substring(name.length() + 1)), parameter.getKey());
            }
        }
        if (pieces.isEmpty()) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        for (var key : pieces.values()) {
            var piece = parameters.get(key);
            boolean encoded = key.endsWith("*");
            int charsetEnd = encoded && charset == null ? piece.indexOf('\'') : -1;
            int languageEnd = charsetEnd >= 0 ? piece.indexOf('\'', charsetEnd + 1) : -1;
            if (languageEnd >= 0) {
                charset = piece.substring(0, charsetEnd);
                piece = piece.substring(languageEnd + 1);
            }
            bytes.writeBytes(
                    encoded ? TransferDecoder.percentEncoded(piece) : piece.getBytes(StandardCharsets.ISO_8859_1));
        }
        var text = MailCharsets.decode(bytes.toByteArray(), charset);
        return charset == null ? HeaderText.decode(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1)) : text;
    }

    private static int index(String suffix) {
        var digits = suffix.endsWith("*") ? suffix.substring(0, suffix.length() - 1) : suffix;
        try {
            return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
