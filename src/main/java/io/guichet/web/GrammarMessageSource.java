package io.guichet.web;

import io.guichet.text.FrenchNoun;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Message bundles whose arguments may follow French grammar: <code>{0,de}</code>, <code>{0,à}</code> and
 * <code>{0,que}</code> contract and elide a {@link FrenchNoun} or a text, and <code>{0,accord,tenu|tenue}</code> agrees
 * with a gender, which is {@code m} or {@code f}.
 */
public class GrammarMessageSource extends ResourceBundleMessageSource {

    private static final String AGREEMENT = "accord,";

    private static final Map<String, Function<FrenchNoun, String>> PREPOSITIONS =
            Map.of("de", FrenchNoun::withDe, "à", FrenchNoun::withA, "que", FrenchNoun::withQue);

    /** Reads these bundles as UTF-8; codes without a text in a language have the one of the default bundle. */
    public GrammarMessageSource(String... basenames) {
        setBasenames(basenames);
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
    }

    @Override
    protected MessageFormat createMessageFormat(String pattern, Locale locale) {
        var formats = new HashMap<Integer, Format>();
        var plain = new StringBuilder(pattern.length());
        int element = -1;
        int depth = 0;
        for (int at = 0; at < pattern.length(); at++) {
            var character = pattern.charAt(at);
            plain.append(character);
            if (character == '}') {
                depth--;
            } else if (character == '{' && depth++ == 0) {
                element++;
                int end = pattern.indexOf('}', at);
                int comma = pattern.indexOf(',', at);
                var format = comma < 0 || comma > end ? null : format(pattern.substring(comma + 1, end));
                if (format != null) {
                    formats.put(element, format);
                    plain.append(pattern, at + 1, comma).append('}');
                    depth--;
                    at = end;
                }
            }
        }
        var messageFormat = super.createMessageFormat(plain.toString(), locale);
        formats.forEach(messageFormat::setFormat);
        return messageFormat;
    }

    private static Format format(String style) {
        if (style.startsWith(AGREEMENT)) {
            var forms = style.substring(AGREEMENT.length());
            int bar = forms.indexOf('|');
            return new WordFormat(
                    gender -> "f".equals(gender.toString()) ? forms.substring(bar + 1) : forms.substring(0, bar));
        }
        var preposition = PREPOSITIONS.get(style);
        return preposition == null
                ? null
                : new WordFormat(noun ->
                        preposition.apply(noun instanceof FrenchNoun french ? french : FrenchNoun.of(noun.toString())));
    }

    /** One argument in words. */
    private static final class WordFormat extends Format {

        private static final long serialVersionUID = 1;

        private final transient Function<Object, String> words;

        WordFormat(Function<Object, String> words) {
            this.words = words;
        }

        @Override
        public StringBuffer format(Object argument, StringBuffer to, FieldPosition position) {
            return to.append(words.apply(argument));
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException();
        }
    }
}
