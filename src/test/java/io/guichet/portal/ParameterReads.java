package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import org.springframework.core.MethodParameter;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.RequestParamMapMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Records which parameters the handlers read that take a map of all of them, until it is closed. */
final class ParameterReads implements HandlerMethodArgumentResolver, AutoCloseable {

    private final HandlerMethodArgumentResolver original = new RequestParamMapMethodArgumentResolver();
    private final RequestMappingHandlerAdapter adapter;
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private volatile boolean readsAll;

    ParameterReads(RequestMappingHandlerAdapter adapter) {
        this.adapter = adapter;
        var resolvers = new ArrayList<HandlerMethodArgumentResolver>();
        resolvers.add(this);
        resolvers.addAll(adapter.getArgumentResolvers());
        adapter.setArgumentResolvers(resolvers);
    }

    void reset() {
        names.clear();
        readsAll = false;
    }

    /** What was read by name since the reset. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** Whether a handler went through all parameters since the reset, whatever their names. */
    boolean readsAll() {
        return readsAll;
    }

    @Override
    public void close() {
        var resolvers = new ArrayList<>(adapter.getArgumentResolvers());
        assertThat(resolvers.remove(this)).isTrue();
        adapter.setArgumentResolvers(resolvers);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return takesAll(parameter);
    }

    /** Whether the handler gets all parameters of the request here. */
    static boolean takesAll(MethodParameter parameter) {
        return Map.class.isAssignableFrom(parameter.getParameterType())
                && parameter.hasParameterAnnotation(RequestParam.class)
                && !parameter.getGenericParameterType().getTypeName().contains("MultipartFile");
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binderFactory)
            throws Exception {
        var resolved = original.resolveArgument(parameter, container, request, binderFactory);
        return resolved instanceof MultiValueMap<?, ?> values
                ? CollectionUtils.toMultiValueMap(new RecordedMap<>(values))
                : new RecordedMap<>((Map<?, ?>) resolved);
    }

    private final class RecordedMap<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final boolean isFilled;

        RecordedMap(Map<? extends K, ? extends V> content) {
            super.putAll(content);
            isFilled = true;
        }

        private void record(Object name) {
            if (isFilled) {
                names.add(String.valueOf(name));
            }
        }

        private void recordAll() {
            readsAll |= isFilled;
        }

        @Override
        public V get(Object name) {
            record(name);
            return super.get(name);
        }

        @Override
        public V getOrDefault(Object name, V otherwise) {
            record(name);
            return super.getOrDefault(name, otherwise);
        }

        @Override
        public boolean containsKey(Object name) {
            record(name);
            return super.containsKey(name);
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            recordAll();
            super.forEach(action);
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            recordAll();
            return super.entrySet();
        }

        @Override
        public Set<K> keySet() {
            recordAll();
            return super.keySet();
        }

        @Override
        public java.util.Collection<V> values() {
            recordAll();
            return super.values();
        }
    }
}
