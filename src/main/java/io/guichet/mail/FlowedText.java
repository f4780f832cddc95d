package io.guichet.mail;

/** Joins the soft line breaks of format=flowed text (RFC 3676). */
final class FlowedText {

    private FlowedText() {}

    static String join(String text, boolean deleteSpace) {
        var joined = new StringBuilder(text.length());
        int openDepth = -1;
        for (var line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            var content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean signature = content.equals("-- ");
            if (openDepth >= 0 && (openDepth != depth || signature)) {
                joined.append('\n');
                openDepth = -1;
            }
            if (openDepth < 0 && depth > 0) {
                joined.append(">".repeat(depth)).append(' ');
            }
            boolean soft = content.endsWith(" ") && !signature;
            joined.append(content, 0, soft && deleteSpace ? content.length() - 1 : content.length());
            if (!soft) {
                joined.append('\n');
            }
            openDepth = soft ? depth : -1;
        }
        return joined.toString();
    }
}
