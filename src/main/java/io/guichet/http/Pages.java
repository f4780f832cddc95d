package io.guichet.http;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages share: the reader's language, the words for times, links to themselves. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private static final Languages LANGUAGES = new Languages();

    @Bean
    static Languages localeResolver() {
        return LANGUAGES;
    }

    /** In templates {@code @moments}. */
    @Bean
    static Moments moments(Clock clock, MessageSource messages) {
        return new Moments(clock, messages);
    }

    /** In templates {@code @address}. */
    @Bean
    static Address address() {
        return new Address();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(LANGUAGES);
    }
}
