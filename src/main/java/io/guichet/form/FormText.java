package io.guichet.form;

import java.util.Locale;

/** An English text with an optional French translation; French falls back to English. */
record FormText(String english, String french) {

    String in(Locale locale) {
        var french = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) && !this.french.isBlank();
        return french ? this.french : english;
    }
}
