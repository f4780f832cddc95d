package io.guichet.notification;

import io.guichet.access.StaffDirectory;
import io.guichet.notification.NotificationSetting.Digest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the user's own notifications, and of how the user wants to get them. */
@Controller
@RequestMapping("/desk/notifications")
class NotificationsPage {

    private static final int ROWS = 50;

    private final Notifications notifications;
    private final NotificationSettings settings;
    private final NotificationFormatter formatter;
    private final LabelFormatter labels;
    private final StaffDirectory directory;

    NotificationsPage(
            Notifications notifications,
            NotificationSettings settings,
            NotificationFormatter formatter,
            LabelFormatter labels,
            StaffDirectory directory) {
        this.notifications = notifications;
        this.settings = settings;
        this.formatter = formatter;
        this.labels = labels;
        this.directory = directory;
    }

    /** @param reason in words */
    public record NotificationView(Notification notification, String reason, String brand) {}

    @GetMapping
    String show(@RequestParam(required = false) String after, Model model, Locale locale) {
        var staff = directory.current();
        var rows = notifications.list(staff, false, before(after), ROWS + 1);
        var page = Page.of(rows, ROWS, one -> new Cursor(String.valueOf(one.id()), ""));
        model.addAttribute(
                "rows",
                page.items().stream()
                        .map(one -> new NotificationView(
                                one, formatter.reason(one, locale), labels.brand(one.brand(), locale)))
                        .toList());
        model.addAttribute("next", page.next());
        model.addAttribute("unread", notifications.countUnread(staff));
        model.addAttribute("severalBrands", staff.brands().size() > 1);
        return "notification/notifications";
    }

    @PostMapping("/read")
    String markAllRead(RedirectAttributes redirect, Locale locale) {
        notifications.markRead((List<Long>) null, directory.current());
        redirect.addFlashAttribute("toast", labels.text("notification.all-read", locale));
        return "redirect:/desk/notifications";
    }

    @GetMapping("/settings")
    String settings(Model model) {
        return render(settings.of(directory.current().id()), List.of(), model);
    }

    @PostMapping("/settings")
    String save(
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        var errors = new ArrayList<FieldError>();
        var setting = new NotificationSetting(
                form.containsKey("browser"),
                Stream.of(Digest.values())
                        .filter(digest -> digest.name().equals(form.get("digest")))
                        .findFirst()
                        .orElse(null),
                time("quietFrom", form, errors),
                time("quietUntil", form, errors),
                null);
        try {
            BadInput.throwIfAny(errors);
            settings.save(setting, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(setting, labels.errors(refused, locale), model);
        }
        redirect.addFlashAttribute("toast", labels.text("notification.settings.saved", locale));
        return "redirect:/desk/notifications/settings";
    }

    private String render(NotificationSetting setting, List<FieldError> problems, Model model) {
        model.addAttribute("setting", setting);
        model.addAttribute("problems", problems);
        model.addAttribute("digests", Digest.values());
        return "notification/settings";
    }

    /** Null if it is empty or no time of day. */
    private static LocalTime time(String field, Map<String, String> form, List<FieldError> errors) {
        var text = form.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(field, "must be a time of day", "notification.quiet.unreadable"));
            return null;
        }
    }

    /** The id in a cursor of the list; null for the first page. */
    static Long before(String after) {
        var cursor = Cursor.decode(after);
        try {
            return cursor == null ? null : Long.valueOf(cursor.value());
        } catch (NumberFormatException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
    }
}
