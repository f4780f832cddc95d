package io.guichet.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes {@code <} as text unless an address in brackets can begin there. HTML is not rendered anyway, and the library
 * looks for the end of a tag or comment up to the end of the text, at each bracket anew.
 */
public final class AngleBracketParser implements InlineContentParser {

    private static final int MAX_ADDRESS_LENGTH = 2_000;

    /** Makes one parser for each text. */
    public static final class AngleBracketFactory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new AngleBracketParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var behind = scanner.position();
        return isAddress(scanner) ? ParsedInline.none() : ParsedInline.of(new Text("<"), behind);
    }

    private static boolean isAddress(Scanner scanner) {
        if ("!?/".indexOf(scanner.peek()) >= 0) {
            return false;
        }
        for (int length = 0; length < MAX_ADDRESS_LENGTH; length++) {
            var character = scanner.peek();
            if (character == '>') {
                return length > 0;
            }
            if (character <= ' ' || character == '<') {
                return false;
            }
            scanner.next();
        }
        return false;
    }
}
