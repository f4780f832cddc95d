package io.guichet.form;

import io.guichet.model.ModelFiles;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the forms folder to the browser: the Tasklist loads the workspace page from there. */
@Configuration(proxyBeanMethods = false)
class FormResourceHandlers implements WebMvcConfigurer {

    private final ModelFiles files;

    FormResourceHandlers(ModelFiles files) {
        this.files = files;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/forms/*.html", "/forms/*.form")
                .addResourceLocations(
                        files.roots().stream().map(root -> root + "forms/").toArray(String[]::new))
                .setCacheControl(CacheControl.noCache());
    }
}
