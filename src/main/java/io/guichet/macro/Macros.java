package io.guichet.macro;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import io.guichet.form.Forms;
import io.guichet.macro.MacroStore.MacroFile;
import io.guichet.macro.MacroStore.MacroRevision;
import io.guichet.macro.MacroVariables.FilledText;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Macros of a brand, as far as the user may see them. Those who write help articles write macros. */
@Component
public class Macros {

    private static final int MAX_FILES = 5;
    private static final long MAX_FILE_BYTES = 5_000_000;

    private final MacroStore store;
    private final MacroVariables variables;
    private final Brands brands;
    private final Forms forms;
    private final TicketAccess access;
    private final Tickets tickets;
    private final Idempotency idempotency;
    private final Clock clock;

    Macros(
            MacroStore store,
            MacroVariables variables,
            Brands brands,
            Forms forms,
            TicketAccess access,
            Tickets tickets,
            Idempotency idempotency,
            Clock clock) {
        this.store = store;
        this.variables = variables;
        this.brands = brands;
        this.forms = forms;
        this.access = access;
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Id of a macro that was made. */
    record CreatedMacro(long id) {}

    /**
     * The macros that the user may use, by name.
     *
     * @param query words that name or text contain; null or blank for all
     */
    @Transactional(readOnly = true)
    public List<Macro> list(String brand, String query, String language, StaffMember staff) {
        requireBrand(brand, staff);
        var words = query == null
                ? List.<String>of()
                : List.of(query.toLowerCase(Locale.ROOT).strip().split(" "));
        return store.of(brand).stream()
                .filter(macro -> macro.isFor(staff))
                .filter(macro -> language == null || macro.content().language().equals(language))
                .filter(macro -> {
                    var text = (macro.content().name() + " " + macro.content().body()).toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(text::contains);
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public Macro get(String brand, long id, StaffMember staff) {
        requireBrand(brand, staff);
        return store.find(brand, id)
                .filter(macro -> macro.isFor(staff))
                .orElseThrow(() -> UnknownEntity.of("macro", id));
    }

    /** @param key of the API's caller or token of the page; null for none */
    @RetryableTransaction
    public Macro create(String brandId, MacroContent content, String key, StaffMember staff) {
        var brand = requireWriter(brandId, staff);
        var validated = requireAllowed(content.validated(brand, forms), staff);
        var created = idempotency.computeOnce(
                staff.id(), "brands/%s/macros".formatted(brandId), key, validated, CreatedMacro.class, () -> {
                    return new CreatedMacro(store.insert(brandId, validated, staff.id(), clock.instant()));
                });
        return get(brandId, created.id(), staff);
    }

    /** @param baseRevision the revision that was changed; null for the latest */
    @RetryableTransaction
    public Macro change(String brandId, long id, MacroContent content, Integer baseRevision, StaffMember staff) {
        var brand = requireWriter(brandId, staff);
        var former = get(brandId, id, staff);
        var validated = requireAllowed(content.validated(brand, forms), staff);
        if (baseRevision != null && baseRevision != former.revision()
                || !store.update(former, validated, staff.id(), clock.instant())) {
            throw new StateConflict("The macro %d was changed meanwhile.".formatted(id));
        }
        return get(brandId, id, staff);
    }

    /**
     * Creates or changes a macro with its files, all or nothing.
     *
     * @param id null for a new one
     * @param edit of the page
     */
    @RetryableTransaction
    public Macro save(String brandId, Long id, MacroEdit edit, StaffMember staff) {
        var saved = id == null
                ? create(brandId, edit.content(), edit.token(), staff)
                : change(brandId, id, edit.contentFor(get(brandId, id, staff)), edit.revision(), staff);
        edit.removedFiles().forEach(file -> removeFile(saved, file, staff));
        var isRepeated = id == null && !store.files(saved.id()).isEmpty();
        if (!edit.addedFiles().isEmpty() && !isRepeated) {
            addFiles(saved, edit.addedFiles(), staff);
        }
        return saved;
    }

    @RetryableTransaction
    public void delete(String brandId, long id, StaffMember staff) {
        requireWriter(brandId, staff);
        store.delete(get(brandId, id, staff).id());
    }

    /** Its text for that ticket. */
    @Transactional(readOnly = true)
    public FilledText preview(String brandId, long id, String number, StaffMember staff) {
        return fill(get(brandId, id, staff).content(), ticket(brandId, number, staff), staff);
    }

    FilledText fill(MacroContent content, Ticket ticket, StaffMember staff) {
        return variables.fill(content.body(), content.language(), ticket, staff);
    }

    Ticket ticket(String brandId, String number, StaffMember staff) {
        if (number == null || number.isBlank()) {
            throw new BadInput("number", "must be the number of a ticket");
        }
        var ticket = access.requireVisible(number.strip(), staff);
        if (!ticket.brand().equals(brandId)) {
            throw new BadInput("number", "'%s' is not a ticket of %s".formatted(number, brandId));
        }
        return ticket;
    }

    /**
     * Its text for that ticket.
     *
     * @param unknown variables that do not exist or have no value for the ticket; they stay in the text
     * @param outcome null for none
     */
    public record AppliedMacro(String body, List<String> unknown, String outcome, List<Upload> files) {}

    /** The macro for a composer: text, outcome and files. */
    @Transactional(readOnly = true)
    public AppliedMacro apply(long id, Ticket ticket, StaffMember staff) {
        var macro = get(ticket.brand(), id, staff);
        var files = store.files(id).stream()
                .map(file ->
                        new Upload(file.name(), file.size(), () -> new ByteArrayInputStream(store.bytes(file.id()))))
                .toList();
        var filled = fill(macro.content(), ticket, staff);
        return new AppliedMacro(filled.body(), filled.unknown(), macro.content().outcome(), files);
    }

    /** A message with the macro was sent: counts the use and sets the attributes; nothing if the macro is gone. */
    @RetryableTransaction
    public void recordUse(long id, String number, StaffMember staff) {
        var ticket = access.requireWork(number, staff);
        find(ticket.brand(), id, staff).ifPresent(macro -> {
            store.countUse(id);
            var attributes = macro.content().attributes();
            if (!attributes.isEmpty() && !ticket.isClosed()) {
                var validated = TicketAttributes.validated(brands.get(ticket.brand()), attributes);
                tickets.recordAttributes(number, validated, Actor.staff(staff.id()));
            }
        });
    }

    private Optional<Macro> find(String brand, long id, StaffMember staff) {
        return store.find(brand, id).filter(macro -> macro.isFor(staff));
    }

    List<MacroRevision> revisions(Macro macro) {
        return store.revisions(macro.id());
    }

    List<MacroFile> files(Macro macro) {
        return store.files(macro.id());
    }

    /** Adds files to the macro; {@link BadInput} if there are too many or one is too large. */
    @RetryableTransaction
    public void addFiles(Macro macro, List<Upload> uploads, StaffMember staff) {
        requireWriter(macro.brand(), staff);
        if (store.files(macro.id()).size() + uploads.size() > MAX_FILES) {
            throw new BadInput(List.of(new BadInput.FieldError(
                    "files", "at most %d files".formatted(MAX_FILES), "macro.files.too-many", MAX_FILES)));
        }
        for (var upload : uploads) {
            try (var content = upload.content().open()) {
                var bytes = content.readNBytes((int) MAX_FILE_BYTES + 1);
                if (bytes.length == 0 || bytes.length > MAX_FILE_BYTES) {
                    throw new BadInput(List.of(new BadInput.FieldError(
                            "files", "a file has at most 5 MB and is not empty", "macro.files.too-large")));
                }
                store.insertFile(macro.id(), upload.sanitisedName(), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @RetryableTransaction
    public void removeFile(Macro macro, long file, StaffMember staff) {
        requireWriter(macro.brand(), staff);
        store.deleteFile(macro.id(), file);
    }

    private Brand requireBrand(String brand, StaffMember staff) {
        if (!staff.hasAccessTo(brand)) {
            throw new UnknownBrand(brand);
        }
        return brands.get(brand);
    }

    private Brand requireWriter(String brand, StaffMember staff) {
        var known = requireBrand(brand, staff);
        if (!staff.writesArticles()) {
            throw new AccessRefused("Only staff who work on tickets or write articles may do this.");
        }
        return known;
    }

    /** A macro of a team is written by its members and by leads. */
    private static MacroContent requireAllowed(MacroContent content, StaffMember staff) {
        var macro = new Macro(0, "", content, staff.id(), 0, 0, "", null);
        if (content.scope() == MacroScope.TEAM && !macro.isForTeamOf(staff)) {
            throw new BadInput("team", "must be a team of yours");
        }
        return content;
    }
}
