package io.guichet.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Beans available to diagrams: those of the package {@code process} that are delegates, or public ones that answer
 * gateways and timers. No other bean is visible.
 */
@Component
class DiagramBeans {

    static final String PACKAGE = "io.guichet.process";

    /** The variables that the engine provides, by their type. */
    private static final Map<Class<?>, String> ENGINE_VARIABLES =
            Map.of(DelegateExecution.class, "execution", DelegateTask.class, "task");

    private final ListableBeanFactory beanFactory;
    private volatile Map<String, Class<?>> exposedBeans;

    DiagramBeans(ListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    Optional<Object> find(String name) {
        return has(name) ? Optional.of(beanFactory.getBean(name)) : Optional.empty();
    }

    boolean has(String name) {
        return exposedBeans().containsKey(name);
    }

    /** Whether the bean exists but is not available to diagrams. */
    boolean isForbidden(String name) {
        return !has(name) && beanFactory.containsBean(name);
    }

    /** Whether the bean is of this kind of delegate or listener, to which a diagram refers by name only. */
    boolean isDelegate(String name, Class<?> kind) {
        return has(name) && kind.isAssignableFrom(exposedBeans().get(name));
    }

    /**
     * Whether a method of the bean takes these arguments.
     *
     * @param arguments names of variables; empty texts for other expressions
     */
    boolean accepts(String name, String method, List<String> arguments) {
        return has(name)
                && Arrays.stream(exposedBeans().get(name).getDeclaredMethods())
                        .filter(DiagramBeans::isPublicInstanceMethod)
                        .filter(declared -> declared.getName().equals(method))
                        .anyMatch(declared -> accepts(declared.getParameterTypes(), arguments));
    }

    private static boolean accepts(Class<?>[] parameters, List<String> arguments) {
        if (parameters.length != arguments.size()) {
            return false;
        }
        for (int at = 0; at < parameters.length; at++) {
            var variable = ENGINE_VARIABLES.get(parameters[at]);
            if (variable != null && !variable.equals(arguments.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bean of this name has the method for expressions. */
    boolean exposes(String name, String method) {
        return has(name) && exposes(exposedBeans().get(name), method);
    }

    /** Whether the method of this bean answers values of this type. */
    boolean answers(String name, String method, Class<?> type) {
        return has(name)
                && Arrays.stream(exposedBeans().get(name).getDeclaredMethods())
                        .filter(DiagramBeans::isPublicInstanceMethod)
                        .anyMatch(declared -> declared.getName().equals(method) && declared.getReturnType() == type);
    }

    /** Whether the object is such a bean and has the method for expressions. */
    boolean exposes(Object bean, String method) {
        var type = ClassUtils.getUserClass(bean);
        return exposedBeans().containsValue(type) && exposes(type, method);
    }

    private static boolean exposes(Class<?> type, String method) {
        return Modifier.isPublic(type.getModifiers())
                && Arrays.stream(type.getDeclaredMethods())
                        .filter(declared -> isPublicInstanceMethod(declared))
                        .map(Method::getName)
                        .anyMatch(method::equals);
    }

    private static boolean isPublicInstanceMethod(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static boolean isDelegate(Class<?> type) {
        return Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                .anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private Map<String, Class<?>> exposedBeans() {
        if (exposedBeans == null) {
            exposedBeans = Stream.of(beanFactory.getBeanNamesForType(Object.class, true, false))
                    .filter(name -> isExposed(typeOf(name)))
                    .collect(Collectors.toUnmodifiableMap(name -> name, this::typeOf));
        }
        return exposedBeans;
    }

    private Class<?> typeOf(String name) {
        var type = beanFactory.getType(name, false);
        return type == null ? Object.class : ClassUtils.getUserClass(type);
    }

    private static boolean isExposed(Class<?> type) {
        return type.getPackageName().equals(PACKAGE) && (isDelegate(type) || Modifier.isPublic(type.getModifiers()));
    }
}
