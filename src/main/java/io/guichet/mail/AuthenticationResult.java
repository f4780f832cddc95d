package io.guichet.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One method of an Authentication-Results header (RFC 8601).
 *
 * @param method such as dkim, spf or dmarc
 * @param result such as pass or fail
 * @param domain that it speaks of; empty if it names none
 */
public record AuthenticationResult(String method, String result, String domain) {

    private static final List<String> DOMAINS =
            List.of("header.d", "header.i", "header.from", "smtp.mailfrom", "smtp.helo");

    /** The results of the headers that the server of that name added; none if no name is configured. */
    static List<AuthenticationResult> read(MailHeaders headers, String authservId) {
        var results = new ArrayList<AuthenticationResult>();
        if (authservId == null || authservId.isBlank()) {
            return results;
        }
        for (var header : headers.all("Authentication-Results")) {
            var segments = withoutComments(header).split(";", -1);
            var name = segments[0].strip().split(" ", -1)[0];
            if (!name.equalsIgnoreCase(authservId)) {
                continue;
            }
            for (int at = 1; at < segments.length; at++) {
                add(segments[at].strip(), results);
            }
        }
        return List.copyOf(results);
    }

    private static void add(String segment, List<AuthenticationResult> results) {
        String method = "";
        String result = "";
        String domain = "";
        for (var word : segment.split(" ")) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            var name = word.substring(0, equals).toLowerCase(Locale.ROOT);
            var value = word.substring(equals + 1).toLowerCase(Locale.ROOT);
            if (method.isEmpty()) {
                int version = name.indexOf('/');
                method = version > 0 ? name.substring(0, version) : name;
                result = value;
            } else if (DOMAINS.contains(name) && domain.isEmpty()) {
                domain = value.substring(value.lastIndexOf('@') + 1);
            }
        }
        if (!method.isEmpty()) {
            results.add(new AuthenticationResult(method, result, domain));
        }
    }

    /** Without comments and quoted strings, which may repeat words of the sender. */
    private static String withoutComments(String header) {
        var plain = new StringBuilder(header.length());
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < header.length(); at++) {
            char character = header.charAt(at);
            if (character == '\\' && (quoted || depth > 0)) {
                at++;
                continue;
            }
            quoted ^= character == '"' && depth == 0;
            depth += character == '(' && !quoted ? 1 : 0;
            if (depth == 0 && !quoted) {
                plain.append(character == '\t' ? ' ' : character);
            }
            depth -= character == ')' && depth > 0 ? 1 : 0;
        }
        return plain.toString();
    }
}
