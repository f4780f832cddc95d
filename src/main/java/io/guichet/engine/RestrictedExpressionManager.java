package io.guichet.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;

/**
 * Evaluates expressions of diagrams and filters with access to {@link DiagramBeans} and {@link ExpressionAllowList}
 * only. Also closes CVE-2026-109432 of engine 7.24.0, by which any user who may query tasks can have expressions
 * evaluated.
 */
class RestrictedExpressionManager extends JuelExpressionManager {

    private final DiagramBeans diagramBeans;

    RestrictedExpressionManager(DiagramBeans diagramBeans) {
        this.diagramBeans = diagramBeans;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new DiagramBeanElResolver());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new RestrictedBeanElResolver());
        return resolver;
    }

    /**
     * Resolves beans before variables, so that no variable can shadow a bean; only in the context of a token or task.
     */
    private final class DiagramBeanElResolver extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !isInDiagram(context)) {
                return null;
            }
            var bean = diagramBeans.find(String.valueOf(property));
            bean.ifPresent(found -> context.setPropertyResolved(true));
            return bean.orElse(null);
        }

        private boolean isInDiagram(ELContext context) {
            var scope = context.getContext(VariableScope.class);
            return scope instanceof DelegateExecution || scope instanceof DelegateTask;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }

    private final class RestrictedBeanElResolver extends BeanELResolver {

        RestrictedBeanElResolver() {
            super(true);
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null
                    && property != null
                    && !isAllowed(base, ExpressionAllowList.getterName(property.toString()))) {
                throw new PropertyNotFoundException("'%s' is not allowed in expressions".formatted(property));
            }
            return super.getValue(context, base, property);
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
            if (base != null && method != null && !isAllowed(base, method.toString())) {
                throw new MethodNotFoundException("'%s' is not allowed in expressions".formatted(method));
            }
            return super.invoke(context, base, method, types, parameters);
        }

        private boolean isAllowed(Object base, String method) {
            return ExpressionAllowList.allows(base, method) || diagramBeans.exposes(base, method);
        }
    }
}
