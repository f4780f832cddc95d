package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.AttachmentFormatter.AttachmentView;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.DraftAttachments.DraftOwner;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Files of staff's forms that are kept until the form is accepted. */
@Component
class StaffFiles {

    private final DraftAttachments drafts;
    private final AttachmentFormatter formatter;
    private final Brands brands;
    private final TicketAccess access;

    StaffFiles(DraftAttachments drafts, AttachmentFormatter formatter, Brands brands, TicketAccess access) {
        this.drafts = drafts;
        this.formatter = formatter;
        this.brands = brands;
        this.access = access;
    }

    /** Keeps the good files of a refused form, and returns all that are kept. */
    List<AttachmentView> keep(
            String number, String draft, List<Upload> files, String field, StaffMember staff, Locale locale) {
        drafts.keep(owner(number, field, staff), draft, files, field, locale);
        return views(number, draft, isOfNote(field), locale);
    }

    /** Keeps the good files of a draft, and returns what is wrong with the others. */
    List<BadInput.FieldError> problems(
            String number, String draft, List<Upload> files, String field, StaffMember staff, Locale locale) {
        return drafts.keep(owner(number, field, staff), draft, files, field, locale);
    }

    /** Keeps all files until they are sent, and returns the ids of all that are kept; throws {@link BadInput} if one is refused. */
    List<Long> keepAll(
            String number, String draft, List<Upload> files, String field, StaffMember staff, Locale locale) {
        BadInput.throwIfAny(drafts.keep(owner(number, field, staff), draft, files, field, locale));
        return drafts.of(number, draft, isOfNote(field)).stream()
                .map(Attachment::id)
                .toList();
    }

    /** @param ofNote whether those of the internal note or those of the reply */
    List<AttachmentView> views(String number, String draft, boolean ofNote, Locale locale) {
        return formatter.views(drafts.of(number, draft, ofNote), "", "", locale);
    }

    /** Deletes the kept files that were ticked. */
    void removeTicked(String number, String draft, HttpServletRequest request, StaffMember staff) {
        var removed = request.getParameterValues("_removeFile");
        if (removed != null) {
            access.requireWork(number, staff);
            for (var file : removed) {
                InputNumber.parse(file, Integer.MAX_VALUE).ifPresent(id -> drafts.remove(number, draft, id));
            }
        }
    }

    /** Whether files of that field belong to an internal note. */
    static boolean isOfNote(String field) {
        return field.equals(ComposerModel.NOTE_FILES);
    }

    private DraftOwner owner(String number, String field, StaffMember staff) {
        var ticket = access.requireWork(number, staff);
        return new DraftOwner(brands.get(ticket.brand()), number, Actor.staff(staff.id()), false, isOfNote(field));
    }
}
