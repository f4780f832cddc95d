package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.http.NotFound;
import io.guichet.letter.Letter;
import io.guichet.letter.Outbox;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was written to customers of the brands that somebody serves. */
@Controller
class LettersPage {

    private static final int ROWS = 50;

    /** Whoever reads such a letter can sign in as its recipient: outside the demo run, where nothing is sent, nobody does. */
    private static final String SIGN_IN = "sign-in";

    private final boolean demo;
    private final Outbox outbox;
    private final LetterRows letters;
    private final TicketAccess access;
    private final StaffDirectory directory;

    LettersPage(
            Outbox outbox,
            LetterRows letters,
            TicketAccess access,
            StaffDirectory directory,
            @Value("${guichet.demo:false}") boolean demo) {
        this.demo = demo;
        this.outbox = outbox;
        this.letters = letters;
        this.access = access;
        this.directory = directory;
    }

    @GetMapping("/desk/letters")
    String letters(@RequestParam(required = false) Long after, Model model, Locale locale) {
        var brands = List.copyOf(directory.current().brands());
        var newest = outbox.newest(brands, access.hiddenFrom(directory.current()), after, ROWS + 1);
        model.addAttribute(
                "rows",
                newest.stream()
                        .limit(ROWS)
                        .filter(this::isReadHere)
                        .map(letter -> letters.row(letter, locale))
                        .toList());
        model.addAttribute("next", newest.size() > ROWS ? newest.get(ROWS - 1).id() : null);
        return "desk/letters";
    }

    private boolean isReadHere(Letter letter) {
        return demo || !letter.template().equals(SIGN_IN);
    }

    @GetMapping("/desk/letters/{id}")
    String letter(@PathVariable long id, Model model, Locale locale) {
        var me = directory.current();
        var letter = outbox.find(id)
                .filter(found -> me.serves(found.brand()))
                .filter(this::isReadHere)
                .filter(found -> !access.hiddenFrom(me).contains(found.number()))
                .orElseThrow(() -> new NotFound("There is no letter %d.".formatted(id)));
        model.addAttribute("row", letters.row(letter, locale));
        return "desk/letter";
    }
}
