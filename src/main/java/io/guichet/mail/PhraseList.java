package io.guichet.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists of words of programs: a phrase on each line, in lower case; lines with # are comments. */
final class PhraseList {

    private PhraseList() {}

    static List<String> read(String name) {
        try (var file = PhraseList.class.getResourceAsStream("/mail/%s.txt".formatted(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
