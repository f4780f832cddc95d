package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBundlesTest {

    private static final Path FOLDER = Path.of("src/main/resources");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");

    /** French words that agree with an argument which English does not need. */
    private static final Pattern AGREEMENT = Pattern.compile("\\{\\d+,(accord|choice),[^{}]*\\}");

    private final Properties english = bundle("messages.properties");
    private final Properties french = bundle("messages_fr.properties");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages.properties",
                "messages_fr.properties",
                "access/messages.properties",
                "access/messages_fr.properties"
            })
    void noKeyStandsTwice(String bundle) throws IOException {
        assertThat(repeatedKeys(Files.readString(FOLDER.resolve(bundle)))).isEmpty();
    }

    @Test
    void findsAKeyThatStandsTwice() throws IOException {
        assertThat(repeatedKeys("a=1\nb=2\n# c=0\na : 3\n")).containsExactly("a");
    }

    private static Set<String> repeatedKeys(String text) throws IOException {
        var repeated = new TreeSet<String>();
        var keys = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (super.put(key, value) != null) {
                    repeated.add((String) key);
                }
                return null;
            }
        };
        keys.load(new StringReader(text));
        assertThat(keys).isNotEmpty();
        return repeated;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english).isNotEmpty();
        assertThat(new TreeSet<>(french.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        for (var key : english.stringPropertyNames()) {
            var shown = arguments(english.getProperty(key));
            assertThat(arguments(french.getProperty(key, ""))).as(key).containsAll(shown);
            assertThat(arguments(AGREEMENT.matcher(french.getProperty(key, "")).replaceAll("")))
                    .as(key)
                    .isSubsetOf(shown);
        }
    }

    @Test
    void noTextIsBlank() {
        for (var bundle : new Properties[] {english, french}) {
            assertThat(bundle.values())
                    .allSatisfy(text -> assertThat((String) text).isNotBlank());
        }
    }

    /** In a message format a straight apostrophe swallows the arguments that follow it. */
    @Test
    void apostrophesAreTypographic() {
        for (var bundle : new Properties[] {english, french}) {
            for (var key : bundle.stringPropertyNames()) {
                if (!key.endsWith("-pattern")) {
                    assertThat(bundle.getProperty(key)).as(key).doesNotContain("'");
                }
            }
        }
    }

    @Test
    void frenchPunctuationNeverStartsALine() {
        var wrong = Pattern.compile("« | [»;:?!%]|[^\\s\u00a0\u202f][?!;]( |$)");
        for (var key : french.stringPropertyNames()) {
            assertThat(wrong.matcher(french.getProperty(key)).find()).as(key).isFalse();
        }
    }

    private static TreeSet<String> arguments(String text) {
        var arguments = new TreeSet<String>();
        ARGUMENT.matcher(text).results().forEach(match -> arguments.add(match.group()));
        return arguments;
    }

    private static Properties bundle(String name) {
        var bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bundle;
    }
}
