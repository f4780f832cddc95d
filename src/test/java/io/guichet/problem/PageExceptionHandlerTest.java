package io.guichet.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.guichet.model.ModelFiles;
import jakarta.servlet.RequestDispatcher;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.DefaultErrorViewResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@WebMvcTest(PageExceptionHandlerTest.FailingController.class)
@Import({PageExceptionHandlerTest.FailingController.class, ProblemWriter.class})
@EnableConfigurationProperties(ModelFiles.class)
@WithMockUser
class PageExceptionHandlerTest {

    @Autowired
    private MockMvc mvc;

    @ParameterizedTest
    @CsvSource({
        "403, en, You do not have access to this page",
        "403, fr, Vous n’avez pas accès à cette page",
        "404, en, Page not found",
        "404, fr, Page introuvable",
        "409, en, Someone else changed this first",
        "413, en, This is too large",
        "500, en, Something went wrong on our side",
        "503, fr, Une erreur est survenue de notre côté"
    })
    void showsALocalisedErrorPage(int code, String language, String text) throws Exception {
        var page = mvc.perform(get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .header("Accept-Language", language)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, code))
                .andExpect(status().is(code))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains(text, "href=\"/\"", String.valueOf(code)).doesNotContain("??", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "input, 400",
        "allowed, 403",
        "found, 404",
        "conflict, 409",
        "race, 409",
        "large, 413",
        "process, 422",
        "often, 429"
    })
    void answersWithTheSameStatusAsTheApi(String error, int code) throws Exception {
        mvc.perform(get("/fails/" + error)).andExpect(status().is(code));
    }

    @Test
    void sendsRetryAfterWhenRateLimited() throws Exception {
        mvc.perform(get("/fails/often")).andExpect(header().string("Retry-After", "90"));
    }

    /** Spring Boot provides it only with a real server. */
    @TestConfiguration
    static class ErrorViewConfiguration {

        @Bean
        DefaultErrorViewResolver errorViewResolver(ApplicationContext context) {
            return new DefaultErrorViewResolver(context, new WebProperties.Resources());
        }
    }

    @Controller
    static class FailingController {

        private static final Map<String, Exception> ERRORS = Map.of(
                "input", new BadInput("name", "is missing"),
                "allowed", new AccessRefused("not you") {},
                "found", new UnknownEntity("no such page") {},
                "conflict", new StateConflict("not now") {},
                "race", new CannotAcquireLockException("lost"),
                "large", new SizeLimitExceeded("too much"),
                "process", new UnfulfillableRequest("no sense") {},
                "often", new RateLimitExceeded("slowly", Duration.ofSeconds(90)));

        @GetMapping("/fails/{error}")
        String fail(@PathVariable String error) throws Exception {
            throw ERRORS.get(error);
        }
    }
}
