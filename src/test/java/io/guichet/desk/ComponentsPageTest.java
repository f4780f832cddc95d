package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.form.Forms;
import io.guichet.model.CurrentFiles;
import io.guichet.model.ModelFiles;
import io.guichet.policy.AttributeLabels;
import io.guichet.problem.ProblemWriter;
import io.guichet.text.MessageHtml;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.StatusCatalog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(
        controllers = ComponentsPage.class,
        properties = "guichet.demo=true",
        includeFilters =
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {StatusCatalog.class, LabelFormatter.class, MessageHtml.class}),
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "io\\.guichet\\.intake\\..*"))
@Import({Forms.class, Brands.class, CurrentFiles.class, ProblemWriter.class})
@EnableConfigurationProperties(ModelFiles.class)
@WithMockUser(username = "ana", roles = "ADMIN")
class ComponentsPageTest {

    @Autowired
    private MockMvc pages;

    @MockitoBean
    private StaffDirectory directory;

    @MockitoBean
    private AttributeLabels attributeLabels;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void rendersEveryFragmentInBothLanguages(String language) throws Exception {
        var page = page("?lang=" + language);

        assertThat(page).contains("<html lang=\"" + language + "\"").doesNotContain("??");
        assertThat(page)
                .contains("class=\"status\"", "class=\"clock\"", "class=\"message\"", "class=\"timeline\"")
                .contains("class=\"attributes\"", "class=\"filters\"", "class=\"empty\"", "class=\"problems\"")
                .contains("class=\"toast\"", "<dialog id=\"sample-dialog\"", "<progress", "class=\"page-head\"");
    }

    @Test
    void linksEveryProblemToItsField() throws Exception {
        var page = page("");
        var targets = found("<li><a href=\"#(field-\\w+)\"", page);

        assertThat(targets).contains("field-email", "field-subject", "field-body");
        assertThat(found("id=\"([\\w-]+)\"", page)).containsAll(targets);
    }

    @Test
    void keepsInputAndShowsTheProblemBesideIt() throws Exception {
        assertThat(page("?lang=en"))
                .containsPattern(
                        "<input[^>]* type=\"email\" id=\"field-email\" name=\"email\" value=\"ana.example.com\"")
                .contains("“Email address” needs an address like name@example.com.</p>")
                .containsPattern("value=\"ASK_CUSTOMER\"\\s+checked=\"checked\"");
    }

    @Test
    void labelsEveryFieldAndUsesEachIdOnce() throws Exception {
        var page = page("");
        var labelled = found("<label for=\"([\\w-]+)\"", page);

        assertThat(labelled).isNotEmpty();
        assertThat(found(" id=\"([\\w-]+)\"", page)).containsAll(labelled).doesNotHaveDuplicates();
    }

    @Test
    void rendersFieldConditions() throws Exception {
        assertThat(page("")).contains("data-required-when=\"outcome=ASK_CUSTOMER|SOLVE\"");
    }

    @Test
    void hasNoInlineCode() throws Exception {
        assertThat(page("")).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain(" style=\"", " onclick=");
    }

    @Test
    void reversesTheSortAndKeepsTheQuery() throws Exception {
        assertThat(page("?q=a%26b&sort=due")).contains("href=\"?q=a%26b&amp;sort=-due\"");
        assertThat(page("?q=a&sort=-due"))
                .contains("href=\"?q=a&amp;sort=due\"")
                .contains("aria-sort=\"descending\"");
    }

    private String page(String query) throws Exception {
        return pages.perform(get(URI.create("/desk/components" + query)).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static List<String> found(String pattern, String page) {
        var found = new ArrayList<String>();
        Pattern.compile(pattern).matcher(page).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
