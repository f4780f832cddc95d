package io.guichet.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognises the lines that phones, mail programs and virus scanners add. */
final class AddedLines {

    private static final int MAX_ADDED = 160;
    private static final int MAX_ADDED_WORDS = 12;
    private static final int MAX_DEVICE_WORDS = 6;
    private static final int MAX_STORE_WORDS = 9;

    /** Beginnings of <i>sent</i> in more languages. */
    private static final List<String> SENT = List.of(
            "skickat",
            "sendt",
            "enviad",
            "wysłan",
            "отправлено",
            "lähetetty",
            "odeslán",
            "odoslan",
            "trimis",
            "gönderildi",
            "elküld",
            "надіслано",
            "poslan",
            "στάλθηκε");

    private static final List<String> TELEPHONES =
            List.of("iphone", "ipad", "android", "samsung", "galaxy", "huawei", "xiaomi", "outlook");

    /** Beginnings that only programs write. */
    private static final List<String> ALWAYS = List.of(
            "get outlook for",
            "sent from mail for",
            "sent from yahoo mail",
            "sent from windows mail",
            "sent from outlook",
            "sent from proton",
            "sent with proton",
            "sent from mailbox",
            "sent with airmail",
            "sent from samsung",
            "sent via mobile",
            "sent from mobile",
            "sent from a phone",
            "envoyé de mon ",
            "envoyé depuis mon ",
            "envoyé à partir de mon",
            "envoyé à partir d’outlook",
            "envoyé à partir d'outlook",
            "téléchargez outlook pour",
            "obtenez outlook pour",
            "obtenir outlook pour",
            "télécharger outlook pour",
            "diese nachricht wurde von meinem",
            "holen sie sich outlook",
            "outlook für android",
            "outlook für ios",
            "enviado desde mi ",
            "enviado do meu ",
            "obtener outlook para",
            "descargar outlook para",
            "obtén outlook para",
            "inviato dal mio ",
            "inviato da mio ",
            "ottieni outlook per",
            "scarica outlook per",
            "verzonden vanaf mijn ",
            "verzonden met mijn ",
            "verstuurd vanaf mijn ",
            "verstuurd met mijn ",
            "outlook voor ios",
            "outlook voor android",
            "download outlook voor",
            "skickat från min ",
            "sendt fra min ",
            "从我的",
            "發自我的",
            "发自我的",
            "從我的",
            "iphoneから送信",
            "yahoo mail: ");

    /** Beginnings that programs write before the name of a device or a program. */
    private static final List<String> BEFORE_DEVICE = List.of(
            "sent from ",
            "sent with ",
            "sent via ",
            "sent using ",
            "sent by ",
            "envoyé depuis ",
            "envoyé à partir d",
            "envoyé avec ",
            "envoyé via ",
            "envoyé de ",
            "envoyé par ",
            "gesendet von ",
            "gesendet mit ",
            "gesendet aus ",
            "gesendet über ",
            "gesendet via ",
            "gesendet vom ",
            "enviado desde ",
            "enviado con ",
            "enviado de ",
            "enviado a través",
            "enviado pelo ",
            "inviato da ",
            "inviato con ",
            "inviato dal",
            "verzonden met ",
            "verzonden vanaf ",
            "verzonden via ",
            "verzonden vanuit ",
            "verstuurd vanaf ",
            "verstuurd met ",
            "wysłane z ",
            "отправлено с ",
            "отправлено из ");

    private static final Set<String> DEVICES = Set.of(
            "iphone",
            "ipad",
            "ipod",
            "android",
            "samsung",
            "galaxy",
            "huawei",
            "xiaomi",
            "redmi",
            "pixel",
            "blackberry",
            "cell",
            "windows",
            "outlook",
            "yahoo",
            "proton",
            "protonmail",
            "gmail",
            "mobile",
            "phone",
            "handy",
            "smartphone",
            "téléphone",
            "tablet",
            "tablette",
            "mailbox",
            "airmail",
            "spark",
            "móvil",
            "teléfono",
            "telefono",
            "cellulare",
            "mobiltelefon",
            "mobilgerät",
            "telefoon",
            "mobiel",
            "gmx",
            "web.de",
            "orange",
            "bluemail",
            "superhuman",
            "thunderbird",
            "nokia",
            "htc",
            "sony",
            "motorola",
            "oppo",
            "oneplus",
            "sfr",
            "libero",
            "zoho",
            "ios",
            "tutanota",
            "tuta",
            "email.it",
            "aquamail",
            "sparrow",
            "mailspring",
            "laposte",
            "roundcube",
            "nine",
            "mail",
            "mac",
            "app");
    private static final Set<String> DEVICES_OF_PLACES =
            Set.of("mail", "mac", "app", "orange", "windows", "mobile", "nine");
    private static final List<String> SCANNERS = List.of(
            "garanti sans virus",
            "sans virus",
            "virus-free",
            "virenfrei",
            "libre de virus",
            "privo di virus",
            "virusvrij",
            "this email has been checked for viruses",
            "cet e-mail a été vérifié",
            "l'absence de virus dans ce",
            "diese e-mail wurde von avast",
            "el software de antivirus avast",
            "este correo electrónico ha sido comprobado");

    private AddedLines() {}

    /** A line such as <i>Sent from my iPhone</i>, or that of a virus scanner. */
    static boolean isAdded(String line) {
        if (line.length() > MAX_ADDED) {
            return false;
        }
        var text = edgeless(line);
        if (SCANNERS.stream().anyMatch(text::startsWith)) {
            return true;
        }
        if (ALWAYS.stream().anyMatch(text::startsWith)) {
            return true;
        }
        var words = text.split(" ");
        if (isStoreLink(text, words.length) || isSentLine(words)) {
            return true;
        }
        if (text.startsWith("sent from my ")) {
            return words.length <= MAX_DEVICE_WORDS || namesDevice(Arrays.copyOf(words, MAX_DEVICE_WORDS));
        }
        boolean german = text.startsWith("von mein") && (text.endsWith("gesendet") || text.endsWith("gesendet."));
        return words.length <= MAX_ADDED_WORDS
                && (german || (BEFORE_DEVICE.stream().anyMatch(text::startsWith) && namesDevice(words)));
    }

    /** A link to Outlook's app, in any language. */
    private static boolean isStoreLink(String text, int words) {
        return words <= MAX_STORE_WORDS
                && text.contains("outlook")
                && (text.contains("ios") || text.contains("android"))
                && (text.contains("<http") || text.contains("[http"));
    }

    /** A word for <i>sent</i> at either end of a short line that names a telephone, in its case. */
    private static boolean isSentLine(String[] words) {
        if (words.length > MAX_DEVICE_WORDS) {
            return false;
        }
        var last = words[words.length - 1];
        return SENT.stream().anyMatch(sent -> words[0].startsWith(sent) || last.startsWith(sent))
                && Arrays.stream(words).skip(1).anyMatch(AddedLines::isTelephone);
    }

    private static boolean isTelephone(String word) {
        return TELEPHONES.stream().anyMatch(word::startsWith);
    }

    private static boolean namesDevice(String[] words) {
        for (int at = 1; at < words.length; at++) {
            var word = trimmed(words[at]);
            if (DEVICES.contains(word) && (words.length <= 6 || !DEVICES_OF_PLACES.contains(word))) {
                return true;
            }
        }
        return false;
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        int apostrophe = Math.max(word.lastIndexOf('\'', end - 1), word.lastIndexOf('’', end - 1));
        int start = Math.min(apostrophe + 1, end);
        while (start < end && "[(<".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        int link = word.indexOf("](", start);
        return word.substring(start, link < 0 || link > end ? end : link);
    }

    private static String edgeless(String line) {
        var text = line.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
        int start = 0;
        while (start < text.length() && "<([*_-\u2013\u2014 ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }
}
