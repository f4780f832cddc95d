package io.guichet.portal;

import io.guichet.policy.SlaTarget;
import io.guichet.sla.HoursFormatter;
import io.guichet.sla.SlaPreviews;
import io.guichet.web.TimeFormatter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats SLA targets as sentences for customers. */
@Component
class ResponseTimeFormatter {

    private final TimeFormatter timeFormatter;
    private final HoursFormatter hoursFormatter;
    private final MessageSource messages;

    ResponseTimeFormatter(TimeFormatter timeFormatter, HoursFormatter hoursFormatter, MessageSource messages) {
        this.timeFormatter = timeFormatter;
        this.hoursFormatter = hoursFormatter;
        this.messages = messages;
    }

    /** "An answer within 4 h: today 14:00 at the latest, if you write now." Says so if there is no target. */
    String format(SlaPreviews.PreviewedTarget target, Locale locale, ZoneId zone) {
        return format(target, locale, zone, ResponseTimeStart.SENT_NOW);
    }

    /** The start of the target: sending or payment, at the current or a given instant. */
    enum ResponseTimeStart {
        SENT_NOW,
        SENT_AT,
        PAID_NOW,
        PAID_AT
    }

    String format(SlaPreviews.PreviewedTarget target, Locale locale, ZoneId zone, ResponseTimeStart start) {
        if (hasNoTarget(target)) {
            return message("portal.first-response.none", locale);
        }
        return message(
                "portal.first-response." + target.kind() + keySuffix(target),
                locale,
                amount(target, locale),
                timeFormatter.zonedWeekdayDateTime(target.due(), locale, zone),
                message("portal.first-response.if." + start, locale));
    }

    /** The opening hours of the target; null without a target. */
    String formatHours(SlaPreviews.PreviewedTarget target, Instant at, Locale locale) {
        if (hasNoTarget(target)) {
            return null;
        }
        return target.hours() == null
                ? message("portal.first-response.always", locale)
                : message("portal.first-response.hours", locale, hoursFormatter.format(target.hours(), at, locale));
    }

    private static boolean hasNoTarget(SlaPreviews.PreviewedTarget target) {
        return target == null || target.kind() == SlaTarget.TargetKind.NONE || target.due() == null;
    }

    private static String keySuffix(SlaPreviews.PreviewedTarget target) {
        if (target.stopsOn() == SlaTarget.StopEvent.REGISTERED) {
            return ".registered";
        }
        return target.unit() == SlaTarget.TargetUnit.CUT_OFF ? ".cut-off" : "";
    }

    private String amount(SlaPreviews.PreviewedTarget target, Locale locale) {
        var amount = target.amount();
        return switch (target.unit()) {
            case ELAPSED -> timeFormatter.promised(Duration.parse(amount), locale);
            case BUSINESS_HOURS ->
                message(
                        "portal.duration.BUSINESS_HOURS",
                        locale,
                        timeFormatter.promised(Duration.parse(amount), locale),
                        Duration.parse(amount).toHours());
            case BUSINESS_DAYS ->
                message(
                        "portal.duration.BUSINESS_DAYS",
                        locale,
                        Period.parse(amount).getDays());
            case CUT_OFF ->
                timeFormatter.zonedTime(
                        LocalTime.parse(amount),
                        locale,
                        ZoneId.of(target.hours().zone()));
        };
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
