package io.guichet.http;

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

@WebMvcTest(ErrorPagesTest.Failing.class)
@Import(ErrorPagesTest.Failing.class)
@EnableConfigurationProperties(ModelFiles.class)
@WithMockUser
class ErrorPagesTest {

    @Autowired
    private MockMvc pages;

    @ParameterizedTest
    @CsvSource({
        "403, en, This page is not open to you",
        "403, fr, Cette page ne vous est pas ouverte",
        "404, en, There is nothing at this address",
        "404, fr, Il n’y a rien à cette adresse",
        "409, en, Someone was quicker",
        "413, en, This could not be done",
        "500, en, Something broke on our side",
        "503, fr, Une panne est survenue chez nous"
    })
    void saysCalmlyWhatHappenedAndWhatToDoNext(int code, String language, String words) throws Exception {
        var page = pages.perform(get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .header("Accept-Language", language)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, code))
                .andExpect(status().is(code))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains(words, "href=\"/\"", String.valueOf(code)).doesNotContain("??", "Exception");
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
    void aNamedErrorOfAPageHasTheStatusOfTheSameErrorAtTheApi(String what, int code) throws Exception {
        pages.perform(get("/fails/" + what)).andExpect(status().is(code));
    }

    @Test
    void whoAsksTooOftenLearnsWhenToComeBack() throws Exception {
        pages.perform(get("/fails/often")).andExpect(header().string("Retry-After", "90"));
    }

    /** Boot has it only where a real server runs. */
    @TestConfiguration
    static class ByStatus {

        @Bean
        DefaultErrorViewResolver pagesByStatus(ApplicationContext context) {
            return new DefaultErrorViewResolver(context, new WebProperties.Resources());
        }
    }

    @Controller
    static class Failing {

        private static final Map<String, Exception> ERRORS = Map.of(
                "input", new BadInput("name", "is missing"),
                "allowed", new NotAllowed("not you"),
                "found", new NotFound("no such page"),
                "conflict", new Conflict("not now"),
                "race", new CannotAcquireLockException("lost"),
                "large", new TooLarge("too much"),
                "process", new Unprocessable("no sense"),
                "often", new TooManyRequests("slowly", Duration.ofSeconds(90)));

        @GetMapping("/fails/{what}")
        String fail(@PathVariable String what) throws Exception {
            throw ERRORS.get(what);
        }
    }
}
