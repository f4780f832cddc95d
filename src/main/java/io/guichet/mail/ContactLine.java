package io.guichet.mail;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/** Recognises the lines of a business card: telephone, web address, register, company, occupation. */
final class ContactLine {

    private static final int MIN_DIGITS = 7;
    private static final int MAX_LENGTH = 160;

    private static final Set<String> TELEPHONES = Set.of(
            "t",
            "tel",
            "tél",
            "telefon",
            "telephone",
            "téléphone",
            "teléfono",
            "telefono",
            "telefoon",
            "telefone",
            "ph",
            "phone",
            "m",
            "mob",
            "mobile",
            "mobil",
            "mobiel",
            "móvil",
            "cell",
            "cellulare",
            "handy",
            "gsm",
            "portable",
            "fax",
            "f",
            "d",
            "direct",
            "office",
            "büro",
            "komórka",
            "tlf");
    private static final List<String> REGISTERS = List.of(
            "hrb ",
            "hra ",
            "kvk",
            "siret",
            "siren",
            "rcs ",
            "p.iva",
            "p. iva",
            "partita iva",
            "cif:",
            "nif:",
            "vat ",
            "ust-id",
            "ustid",
            "btw",
            "org.nr",
            "orgnr",
            "nip:",
            "nip ",
            "krs",
            "cvr",
            "amtsgericht",
            "registered in",
            "company no");
    private static final Set<String> COMPANIES = Set.of(
            "gmbh", "mbh", "ag", "kg", "ug", "ohg", "ltd", "limited", "plc", "llc", "llp", "inc", "corp", "b.v", "bv",
            "n.v", "nv", "s.a", "s.a.s", "sas", "sarl", "s.à.r.l", "eurl", "s.r.l", "srl", "s.p.a", "s.l", "ab", "aps",
            "oy", "lda", "ltda", "e.v", "e.k", "z.o.o", "groupe", "gruppe", "group");
    private static final List<String> OCCUPATIONS = PhraseList.read("occupations");

    private ContactLine() {}

    /** Whether the line says how to reach somebody, or where a company is registered. */
    static boolean isContact(String line) {
        if (line.length() > MAX_LENGTH) {
            return false;
        }
        var text = lower(line);
        return REGISTERS.stream().anyMatch(text::contains)
                || segments(text).anyMatch(part -> isTelephone(part) || isAddress(part));
    }

    /** Whether the line names a company or an occupation. */
    static boolean isBusiness(String line) {
        if (line.length() > MAX_LENGTH) {
            return false;
        }
        var text = lower(line);
        return isCompany(text)
                || OCCUPATIONS.stream().anyMatch(occupation -> startsWord(text, occupation))
                || segments(text).anyMatch(ContactLine::isAddress);
    }

    static boolean isCompany(String line) {
        return tokens(lower(line), " ,|·–").anyMatch(word -> COMPANIES.contains(trimmed(word)));
    }

    private static Stream<String> segments(String text) {
        return tokens(text, "|·•,;/–").map(String::strip);
    }

    private static Stream<String> tokens(String text, String separators) {
        return Collections.list(new StringTokenizer(text, separators)).stream().map(String.class::cast);
    }

    /** A number with its label, or one that begins as telephone numbers do. */
    private static boolean isTelephone(String text) {
        int start = 0;
        while (start < text.length() && "+(0123456789".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        var label = trimmed(
                text.substring(0, start).replace(":", "").replace('.', ' ').strip());
        int digits = 0;
        for (int at = start; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isDigit(character)) {
                digits++;
            } else if (" ()-.+".indexOf(character) < 0) {
                return false;
            }
        }
        boolean begins = start < text.length() && "+(0".indexOf(text.charAt(start)) >= 0;
        return digits >= MIN_DIGITS && (TELEPHONES.contains(label) || (label.isEmpty() && begins));
    }

    /** A web or e-mail address, alone or after a label. */
    private static boolean isAddress(String text) {
        var word = text.substring(text.lastIndexOf(' ') + 1);
        if (text.split(" ").length > 2 || word.length() < 5) {
            return false;
        }
        if (word.startsWith("www.") || word.startsWith("http")) {
            return true;
        }
        int dot = word.lastIndexOf('.');
        return dot > 1
                && dot < word.length() - 2
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-@_".indexOf(c) >= 0)
                && word.substring(dot + 1).chars().allMatch(Character::isLetter)
                && (word.indexOf('@') > 0 || !text.contains(" "));
    }

    private static boolean startsWord(String text, String word) {
        int at = text.indexOf(word);
        return at == 0 || (at > 0 && !Character.isLetter(text.charAt(at - 1)));
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private static String lower(String line) {
        return line.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
