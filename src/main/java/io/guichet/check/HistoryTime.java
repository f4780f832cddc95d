package io.guichet.check;

import com.google.re2j.Pattern;
import org.w3c.dom.Element;

/** How long the engine keeps the history of a process or decision. */
final class HistoryTime {

    private static final Pattern DAYS = Pattern.compile("P?[1-9][0-9]{0,5}D?");

    private HistoryTime() {}

    /** The number of days that is given. */
    static int days(Element definition) {
        return Integer.parseInt(ModelXml.engineAttribute(definition, "historyTimeToLive")
                .replace("P", "")
                .replace("D", ""));
    }

    static boolean isGiven(Element definition) {
        var days = ModelXml.engineAttribute(definition, "historyTimeToLive");
        return DAYS.matches(days) && days.startsWith("P") == days.endsWith("D");
    }
}
