package io.guichet.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * What a diagram may name: the beans declared in the package {@code process}, and of these only the steps, and the public
 * ones that answer a gateway or a timer. Everything else that runs in the desk does not exist for a diagram.
 */
@Component
class DiagramBeans {

    static final String HOME = "io.guichet.process";

    private final ListableBeanFactory all;
    private volatile Map<String, Class<?>> known;

    DiagramBeans(ListableBeanFactory all) {
        this.all = all;
    }

    Optional<Object> find(String name) {
        return has(name) ? Optional.of(all.getBean(name)) : Optional.empty();
    }

    boolean has(String name) {
        return known().containsKey(name);
    }

    /** Whether the desk has something of this name that is not for diagrams. */
    boolean isForbidden(String name) {
        return !has(name) && all.containsBean(name);
    }

    /** Whether the bean is a step or a listener, which a diagram names alone. */
    boolean isStep(String name) {
        return has(name) && isStep(known().get(name));
    }

    /** Whether the bean of this name has a method for expressions. */
    boolean answers(String name, String method) {
        return has(name) && answers(known().get(name), method);
    }

    /** Whether this object is such a bean and has that method for expressions. */
    boolean answers(Object bean, String method) {
        var type = ClassUtils.getUserClass(bean);
        return known().containsValue(type) && answers(type, method);
    }

    private static boolean answers(Class<?> type, String method) {
        return Modifier.isPublic(type.getModifiers())
                && Arrays.stream(type.getDeclaredMethods())
                        .filter(declared -> isForEverybody(declared))
                        .map(Method::getName)
                        .anyMatch(method::equals);
    }

    private static boolean isForEverybody(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static boolean isStep(Class<?> type) {
        return Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                .anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private Map<String, Class<?>> known() {
        if (known == null) {
            known = Stream.of(all.getBeanNamesForType(Object.class, true, false))
                    .filter(name -> isAtHome(typeOf(name)))
                    .collect(Collectors.toUnmodifiableMap(name -> name, this::typeOf));
        }
        return known;
    }

    private Class<?> typeOf(String name) {
        var type = all.getType(name, false);
        return type == null ? Object.class : ClassUtils.getUserClass(type);
    }

    private static boolean isAtHome(Class<?> type) {
        return type.getPackageName().equals(HOME) && (isStep(type) || Modifier.isPublic(type.getModifiers()));
    }
}
