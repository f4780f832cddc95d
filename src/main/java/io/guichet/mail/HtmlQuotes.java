package io.guichet.mail;

import io.guichet.mail.TextLine.Structure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Recognises the elements that mail programs put around quotes and signatures. */
final class HtmlQuotes {

    private static final Set<String> QUOTE_CLASSES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "gmail_extra",
            "yahoo_quoted",
            "protonmail_quote",
            "tutanota_quote",
            "zmail_extra",
            "outlookmessageheader",
            "ms-outlook-mobile-reference-message",
            "quoted-text",
            "mailru-blockquote",
            "wmquote",
            "gmx_quote",
            "freebirdfxquote",
            "front-blockquote",
            "missive_quote",
            "edo_quote",
            "moz-email-headers-table");
    private static final Set<String> SIGNATURE_CLASSES = Set.of(
            "gmail_signature",
            "moz-signature",
            "protonmail_signature_block",
            "ms-outlook-mobile-signature",
            "yahoo-signature",
            "applemailsignature",
            "zimbra_signature");
    private static final Set<String> SIGNATURE_IDS = Set.of(
            "applemailsignature",
            "ms-outlook-mobile-signature",
            "signature",
            "composer_signature",
            "ymail_android_signature",
            "_rc_sig");
    private static final Set<String> BELOW_IDS = Set.of(
            "divrplyfwdmsg",
            "appendonsend",
            "stopspelling",
            "reply-intro",
            "mail-editor-reference-message-container",
            "olk_src_body_section",
            "ms-outlook-mobile-body-separator-line",
            "isforwardcontent-",
            "x_divrplyfwdmsg",
            "lbreplyfwdmsg",
            "zwchr");

    private record Open(Element element, boolean quote, boolean container, boolean signature) {}

    /** A container of Gmail that had its quote: what follows in it is an answer below the quote. */
    private Element answered;

    private final Deque<Open> open = new ArrayDeque<>();
    private int depth;
    private int containers;
    private int signatures;

    HtmlQuotes(Document document) {
        document.outputSettings().prettyPrint(false);
    }

    /** Whether the element opens a quote or a signature. */
    boolean open(Element element) {
        var name = element.normalName();
        boolean quote = name.equals("blockquote") && !isIndentation(element) && !(depth == 0 && isForward(element));
        boolean container = isContainer(element);
        if (container && containers == 0 && isForward(element)) {
            container = false;
        }
        boolean signature = !container && isSignature(element);
        if (!quote && !container && !signature) {
            return false;
        }
        depth += quote ? 1 : 0;
        containers += container ? 1 : 0;
        signatures += signature ? 1 : 0;
        open.push(new Open(element, quote, container, signature));
        return true;
    }

    boolean isOpen(Element element) {
        return !open.isEmpty() && open.peek().element() == element;
    }

    void close(Element element) {
        var closed = open.pop();
        depth -= closed.quote() ? 1 : 0;
        containers -= closed.container() && closed.element() != answered ? 1 : 0;
        signatures -= closed.signature() ? 1 : 0;
        var parent = closed.element().parent();
        if (closed.quote()
                && containers == 1
                && answered == null
                && parent != null
                && parent.hasClass("gmail_quote")
                && isOpen(parent)) {
            answered = parent;
            containers--;
        }
    }

    int depth() {
        return depth;
    }

    Structure structure() {
        if (containers > 0) {
            return Structure.QUOTE;
        }
        return signatures > 0 ? Structure.SIGNATURE : Structure.NONE;
    }

    /** Whether a mail program puts the message that it answers from this element on. */
    boolean startsBelow(Element element) {
        if (containers > 0 || depth > 0) {
            return false;
        }
        var id = element.id().toLowerCase(Locale.ROOT);
        if (!id.isEmpty() && BELOW_IDS.contains(id)) {
            return true;
        }
        return style(element).contains("border-top") && LabelledHeaders.isAtStart(beginning(element));
    }

    private static boolean isContainer(Element element) {
        for (var name : element.classNames()) {
            var lower = name.toLowerCase(Locale.ROOT);
            // Yahoo puts a number of its own before its class names.
            if (QUOTE_CLASSES.contains(lower) || lower.endsWith("yahoo_quoted")) {
                return !element.normalName().equals("blockquote");
            }
        }
        var name = element.attr("name");
        return (name.equals("quote") && element.normalName().equals("div"))
                || name.equals("messageReplySection")
                || element.attr("data-marker").equals("__QUOTED_TEXT__");
    }

    private static boolean isSignature(Element element) {
        for (var name : element.classNames()) {
            if (SIGNATURE_CLASSES.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return SIGNATURE_IDS.contains(element.id().toLowerCase(Locale.ROOT))
                || element.attr("name").equals("messageSignatureSection")
                || element.attr("data-marker").equals("__SIG_POST__")
                || element.hasAttr("data-smartmail");
    }

    /** An element whose images are a signature's or a quoted message's. */
    static boolean isDecoration(Element element) {
        return isSignature(element)
                || (isContainer(element) && !isForward(element))
                || (element.normalName().equals("blockquote")
                        && element.attr("type").equals("cite"));
    }

    private static boolean isIndentation(Element blockquote) {
        var style = style(blockquote);
        return !blockquote.hasAttr("type")
                && !blockquote.hasAttr("cite")
                && (style.contains("border:none")
                        || style.contains("margin:0040px")
                        || style.contains("margin:00040px"));
    }

    private static boolean isForward(Element element) {
        return ForwardMarker.isAtStart(beginning(element));
    }

    /** The first words of an element, without reading all of it. */
    static String beginning(Element element) {
        var words = new StringBuilder();
        var node = element.firstChild();
        for (int steps = 0; node != null && steps < 60 && words.length() < 200; steps++) {
            if (node instanceof TextNode text) {
                var whole = text.getWholeText();
                words.append(whole, 0, Math.min(whole.length(), 200));
            } else if (node instanceof Element child && (child.normalName().equals("br") || child.isBlock())) {
                words.append('\n');
            }
            node = next(node, element);
        }
        return words.toString().strip();
    }

    private static Node next(Node node, Element root) {
        if (node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        var at = node;
        while (at != null && at != root) {
            if (at.nextSibling() != null) {
                return at.nextSibling();
            }
            at = at.parent();
        }
        return null;
    }

    /** The style without spaces, in lower case. */
    static String style(Element element) {
        var style = element.attr("style");
        return style.isEmpty() || style.length() > 2_000
                ? ""
                : style.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** The number of an item of a numbered list. */
    static int place(Element item, Element list) {
        int place = 0;
        for (Element at = list.firstElementChild(); at != null && place < 1_000; at = at.nextElementSibling()) {
            place += at.normalName().equals("li") ? 1 : 0;
            if (at == item) {
                break;
            }
        }
        return place;
    }
}
