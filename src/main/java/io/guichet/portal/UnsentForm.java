package io.guichet.portal;

import io.guichet.web.PublicAddressFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * A form whose session had ended when it was sent: kept in the new session, so that its customer can sign in and send it.
 *
 * @param path where it is sent, with the query
 * @param fields values by name, technical ones included
 * @param hadFiles whether files were chosen, which cannot be kept
 */
record UnsentForm(String path, Map<String, List<String>> fields, boolean hadFiles) implements Serializable {

    private static final String SESSION_KEY = UnsentForm.class.getName() + ".";

    /** Maximum length in characters; a longer form is not kept. */
    private static final int MAX_CHARACTERS = 200_000;

    /** Fields that customers write. */
    private static final List<String> TEXTS = List.of("subject", "text", "body", "comment");

    /** Fields of the lost session. */
    private static final Set<String> DROPPED = Set.of("_csrf", "_captcha");

    /** The form of this request, unless it has no text or comes from another site. */
    static Optional<UnsentForm> of(HttpServletRequest request, String path) {
        if (!isFromThisSite(request)) {
            return Optional.empty();
        }
        var query = Objects.toString(request.getQueryString(), "");
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!DROPPED.contains(name) && !isInQuery(name, query)) {
                fields.put(name, List.of(values));
            }
        });
        var form = new UnsentForm(query.isEmpty() ? path : path + "?" + query, fields, hasFiles(request));
        return form.texts().isEmpty() || fields.toString().length() > MAX_CHARACTERS
                ? Optional.empty()
                : Optional.of(form);
    }

    /** Keeps it in the session; a signed-in customer returns to it. */
    void save(String brand, HttpSession session) {
        session.setAttribute(SESSION_KEY + brand, this);
        VisitorSession.setReturnPath(session, brand, "/%s/unsent".formatted(brand));
    }

    static Optional<UnsentForm> load(String brand, HttpSession session) {
        return Optional.ofNullable((UnsentForm) session.getAttribute(SESSION_KEY + brand));
    }

    /** What the customer has written. */
    public List<String> texts() {
        var texts = new ArrayList<String>();
        TEXTS.forEach(name -> fields.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isBlank())
                .forEach(texts::add));
        return texts;
    }

    /** Whether only a signed-in customer can send it: a page of a request whose address has no key. */
    boolean needsSignIn(String brand) {
        return path.startsWith("/%s/requests/".formatted(brand)) && !path.contains("?key=") && !path.contains("&key=");
    }

    private static boolean isInQuery(String name, String query) {
        return List.of(query.split("&")).stream().anyMatch(parameter -> parameter.split("=", 2)[0].equals(name));
    }

    private static boolean hasFiles(HttpServletRequest request) {
        try {
            return request.getContentType() != null
                    && request.getContentType().startsWith("multipart/")
                    && request.getParts().stream().anyMatch(part -> part.getSize() > 0 && hasFileName(part));
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            return false;
        }
    }

    private static boolean hasFileName(Part part) {
        return part.getSubmittedFileName() != null
                && !part.getSubmittedFileName().isBlank();
    }

    private static boolean isFromThisSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin == null
                    || origin.equals("null") && site != null
                    || PublicAddressFilter.requestedHost(request).equals(new URI(origin).getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
