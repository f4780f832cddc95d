package io.guichet.mail;

import io.guichet.text.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads the addresses of a header (RFC 5322), also those with unbalanced quotes and raw bytes. */
final class AddressHeader {

    private static final int MAX_ADDRESSES = 500;

    private final String raw;
    private final List<MailAddress> addresses = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String bracketed;
    private boolean unclosedQuote;
    private boolean unclosedComment;

    private AddressHeader(String raw) {
        this.raw = raw;
    }

    static List<MailAddress> parse(String raw) {
        var header = new AddressHeader(raw);
        header.parse();
        return List.copyOf(header.addresses);
    }

    private void parse() {
        int at = 0;
        while (at < raw.length() && addresses.size() < MAX_ADDRESSES) {
            char character = raw.charAt(at);
            if (character == '"' && !unclosedQuote) {
                at = quoted(at);
            } else if (character == '(' && !unclosedComment) {
                at = comment(at);
            } else if (character == '<') {
                at = bracketed(at);
            } else if (character == ',' || character == ';') {
                finish();
            } else if (character == ':' && bracketed == null && phrase.indexOf("@") < 0) {
                phrase.setLength(0);
            } else {
                phrase.append(character);
            }
            at++;
        }
        finish();
    }

    private int quoted(int open) {
        var text = new StringBuilder();
        for (int at = open + 1; at < raw.length(); at++) {
            char character = raw.charAt(at);
            if (character == '\\' && at + 1 < raw.length()) {
                text.append(raw.charAt(++at));
            } else if (character == '"') {
                phrase.append(text);
                return at;
            } else {
                text.append(character);
            }
        }
        unclosedQuote = true;
        return open;
    }

    private int comment(int open) {
        int depth = 0;
        for (int at = open; at < raw.length(); at++) {
            char character = raw.charAt(at);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth == 0) {
                comment.append(raw, open + 1, at).append(' ');
                return at;
            }
        }
        unclosedComment = true;
        return open;
    }

    private int bracketed(int open) {
        int close = raw.indexOf('>', open);
        int end = close < 0 ? raw.length() : close;
        var inside = raw.substring(open + 1, end).strip();
        int nested = inside.lastIndexOf('<');
        bracketed = nested >= 0 ? inside.substring(nested + 1) : inside;
        return end;
    }

    private void finish() {
        var text = phrase.toString().strip();
        var remark = comment.toString().strip();
        var email = bracketed == null ? lastWordWithAt(text) : bracketed;
        if (email.startsWith("mailto:")) {
            email = email.substring("mailto:".length());
        }
        var rest = bracketed == null ? text.replace(email, "").strip() : text;
        if (!email.isEmpty() || !rest.isEmpty()) {
            addresses.add(address(rest.isEmpty() ? remark : rest, email));
        }
        phrase.setLength(0);
        comment.setLength(0);
        bracketed = null;
    }

    private static MailAddress address(String name, String email) {
        var decoded = HeaderText.decode(email);
        var display = HeaderText.decode(name);
        if (display.length() > 1 && display.startsWith("'") && display.endsWith("'")) {
            display = display.substring(1, display.length() - 1);
        }
        var canonical = EmailAddress.canonical(decoded.replace(" ", ""));
        return new MailAddress(display, canonical.orElse(decoded));
    }

    private static String lastWordWithAt(String text) {
        var found = "";
        for (var word : text.split(" ")) {
            found = word.indexOf('@') > 0 ? word : found;
        }
        return found;
    }
}
