package io.guichet.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the language of pages: {@code ?lang=}, which is remembered, else the profile where it applies, else the
 * remembered one, else the browser's, else English. Keeps the browser's region, which determines the 12-hour or 24-hour
 * clock.
 */
public class PageLocaleResolver implements LocaleResolver, HandlerInterceptor {

    public static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.FRENCH);

    /** Query parameter of the language. */
    public static final String PARAMETER = "lang";

    private static final String PROFILE_ATTRIBUTE = PageLocaleResolver.class.getName();

    /** Uses the profile's language for this request, unless it asks for another one. */
    public void useProfileLanguage(HttpServletRequest request, String profile) {
        request.setAttribute(PROFILE_ATTRIBUTE, profile);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var preferred = fromAcceptLanguage(request);
        return fromParameter(request)
                .or(() -> fromProfile(request))
                .or(() -> fromCookie(request))
                .map(chosen -> preferred.stream()
                        .filter(locale -> locale.getLanguage().equals(chosen.getLanguage()))
                        .findFirst()
                        .orElse(chosen))
                .orElseGet(() -> preferred.stream().findFirst().orElse(Locale.ENGLISH));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        fromParameter(request).ifPresent(language -> setLocale(request, response, language));
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (response == null || locale == null) {
            return;
        }
        var cookie = ResponseCookie.from(PARAMETER, locale.getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Whether this request chooses a language. */
    public boolean isLanguageRequested(HttpServletRequest request) {
        return fromParameter(request).isPresent();
    }

    private static Optional<Locale> fromParameter(HttpServletRequest request) {
        var query = Objects.toString(request.getQueryString(), "");
        return query.contains(PARAMETER + "=")
                ? Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(PARAMETER + "="))
                        .flatMap(pair -> supported(pair.substring(PARAMETER.length() + 1)))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Locale> fromProfile(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(PROFILE_ATTRIBUTE))
                .flatMap(language -> supported(language).findFirst());
    }

    private static Optional<Locale> fromCookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, PARAMETER))
                .map(Cookie::getValue)
                .flatMap(value -> supported(value).findFirst());
    }

    private static Stream<Locale> supported(String language) {
        return SUPPORTED.stream().filter(locale -> locale.getLanguage().equals(language));
    }

    private static List<Locale> fromAcceptLanguage(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return List.of();
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> supported(locale.getLanguage()).findAny().isPresent())
                .toList();
    }
}
