package io.guichet.access;

import com.google.re2j.Pattern;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Leaves the samples of other brands out of what a scraper gets: those whose label {@code brand} is none of its token's brands. */
class ScrapedBrandsFilter extends OncePerRequestFilter {

    private static final Pattern BRAND = Pattern.compile("[{,]brand=\"([^\"]*)\"");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var scraped = new ContentCachingResponseWrapper(response);
        chain.doFilter(new TextRequest(request), scraped);
        if (SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication token) {
            var body = new String(scraped.getContentAsByteArray(), StandardCharsets.UTF_8);
            scraped.resetBuffer();
            scraped.getOutputStream()
                    .write(ofBrands(body, token.staff().brands()).getBytes(StandardCharsets.UTF_8));
        }
        scraped.copyBodyToResponse();
    }

    private static String ofBrands(String samples, Set<String> brands) {
        return samples.lines()
                .filter(line -> {
                    var brand = BRAND.matcher(line);
                    return !brand.find() || brands.contains(brand.group(1));
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Asks for a text: the binary format has no lines. */
    private static final class TextRequest extends HttpServletRequestWrapper {

        TextRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? MediaType.TEXT_PLAIN_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    ? Collections.enumeration(List.of(MediaType.TEXT_PLAIN_VALUE))
                    : super.getHeaders(name);
        }
    }
}
