package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.DemoSettings;
import io.guichet.brand.Brands;
import io.guichet.model.CurrentFiles;
import io.guichet.model.ModelFiles;
import io.guichet.problem.ProblemWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.ui.ExtendedModelMap;

@WebMvcTest(controllers = FrontPage.class, properties = "guichet.demo=true")
@Import({Brands.class, CurrentFiles.class, ProblemWriter.class})
@EnableConfigurationProperties({ModelFiles.class, DemoSettings.class})
@WithMockUser
class FrontPageTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private Brands brands;

    @ParameterizedTest
    @CsvSource({
        "en, Help centre, The password is the user name.",
        "fr, Centre d’aide, Le mot de passe est l’identifiant."
    })
    void linksToEveryPageAndListsDemoUsers(String language, String brand, String expected) throws Exception {
        var page = page(language);

        assertThat(page)
                .contains("href=\"/helpcenter\"", brand, "href=\"/camunda/app/tasklist/\"", "href=\"/desk/tickets\"")
                .contains("href=\"/desk/emails\"", "href=\"/camunda/app/cockpit/\"", "href=\"/camunda/app/admin/\"")
                .contains("href=\"/swagger-ui.html\"", expected, "agent-helpcenter")
                .contains("specialist", "developer", "lead", "analyst", "manager", "admin")
                .doesNotContain("??");
    }

    @Test
    void listsNoDemoUsersOutsideTheDemoRun() {
        var model = new ExtendedModelMap();

        new FrontPage(brands, new DemoSettings(false)).show(model, Locale.ENGLISH);

        assertThat(model).containsEntry("demo", false);
    }

    private String page(String language) throws Exception {
        return pages.perform(MockMvcRequestBuilders.get("/?lang=" + language))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
