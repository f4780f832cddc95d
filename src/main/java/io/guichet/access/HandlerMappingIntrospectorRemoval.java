package io.guichet.access;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.Ordered;

/**
 * Removes the bean with which Spring Security looks the route of each request up in advance, for matchers of Spring MVC that
 * are not used here. Runs before Spring Security looks for the bean.
 */
final class HandlerMappingIntrospectorRemoval implements BeanDefinitionRegistryPostProcessor, Ordered {

    private static final String INTROSPECTOR = "mvcHandlerMappingIntrospector";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(INTROSPECTOR)) {
            registry.removeBeanDefinition(INTROSPECTOR);
        }
    }
}
