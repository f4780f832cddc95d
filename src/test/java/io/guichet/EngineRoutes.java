package io.guichet;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every endpoint of the engine's REST API and webapps, as {@code METHOD /path/{parameter}}, read from its JAX-RS classes. */
final class EngineRoutes {

    private static final int MAX_DEPTH = 8;

    private final Set<String> routes = new TreeSet<>();

    private EngineRoutes() {}

    static Set<String> all() {
        var all = new EngineRoutes();
        all.addRoot("/engine-rest", DefaultProcessEngineRestServiceImpl.class);
        all.addRoot("/engine-rest", NamedProcessEngineRestServiceImpl.class);
        all.addRoot("/camunda/api/engine", NamedProcessEngineRestServiceImpl.class);
        all.addRoots("/camunda/api/cockpit", new CockpitApplication().getClasses());
        all.addRoots("/camunda/api/admin", new AdminApplication().getClasses());
        all.addRoots("/camunda/api/tasklist", new TasklistApplication().getClasses());
        all.addRoots("/camunda/api/welcome", new WelcomeApplication().getClasses());
        return all.routes;
    }

    private void addRoots(String prefix, Collection<Class<?>> types) {
        types.stream().filter(type -> pathOf(type).isPresent()).forEach(type -> addRoot(prefix, type));
    }

    private void addRoot(String prefix, Class<?> type) {
        add(join(prefix, pathOf(type).orElse("")), type, 0);
    }

    private void add(String prefix, Class<?> type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new AssertionError("endless sub-resources below " + prefix);
        }
        for (var method : type.getMethods()) {
            var declarations = declarations(type, method);
            var path = join(
                    prefix, first(declarations, Path.class).map(Path::value).orElse(""));
            var verbs = declarations.stream()
                    .flatMap(declaration -> Stream.of(declaration.getAnnotations()))
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .map(HttpMethod::value)
                    .distinct()
                    .toList();
            verbs.forEach(verb -> routes.add(verb + " " + path));
            if (verbs.isEmpty() && first(declarations, Path.class).isPresent()) {
                add(path, method.getReturnType(), depth + 1);
            }
        }
    }

    /** The method and those that it implements; annotations may be on any of them. */
    private static List<Method> declarations(Class<?> type, Method method) {
        var found = new ArrayList<Method>();
        for (var declaring : supertypes(type)) {
            try {
                found.add(declaring.getMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException notThere) {
                // declared by another supertype
            }
        }
        return found;
    }

    private static Set<Class<?>> supertypes(Class<?> type) {
        var all = new LinkedHashSet<Class<?>>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            all.add(one);
            for (var implemented : one.getInterfaces()) {
                all.addAll(supertypes(implemented));
            }
        }
        return all;
    }

    private static Optional<String> pathOf(Class<?> type) {
        return supertypes(type).stream()
                .map(one -> one.getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(Path::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> first(
            List<? extends AnnotatedElement> declarations, Class<A> type) {
        return declarations.stream()
                .map(declaration -> declaration.getAnnotation(type))
                .filter(annotation -> annotation != null)
                .findFirst();
    }

    /** Joins two paths; a parameter's expression is left out. */
    private static String join(String prefix, String path) {
        var stripped = path.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*}", "{$1}").replaceAll("^/+|/+$", "");
        return stripped.isEmpty() ? prefix : prefix + "/" + stripped;
    }
}
