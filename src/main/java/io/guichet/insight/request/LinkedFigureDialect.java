package io.guichet.insight.request;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * The attribute {@code insight:figure} with a {@link LinkedFigure}, which becomes the body of its tag. A report of a year has more than
 * a thousand of them; as a fragment, each took five expressions and most of the time of the page.
 */
@Component
class LinkedFigureDialect extends AbstractProcessorDialect {

    private static final int PRECEDENCE = 1_000;

    LinkedFigureDialect() {
        super("Linked figures", "insight", PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new FigureProcessor(prefix));
    }

    private static final class FigureProcessor extends AbstractStandardExpressionAttributeTagProcessor {

        /** Like {@code th:text}: after iterations, conditions and other attributes. */
        private static final int TEXT_PRECEDENCE = 1_300;

        FigureProcessor(String prefix) {
            super(TemplateMode.HTML, prefix, "figure", TEXT_PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String expression,
                Object result,
                IElementTagStructureHandler structure) {
            structure.setBody(html((LinkedFigure) result), false);
        }
    }

    /** Values and addresses may contain what others have written, such as names of tags. */
    private static String html(LinkedFigure figure) {
        var value = HtmlEscape.escapeHtml4Xml(figure.value());
        if (figure.href() == null) {
            return "<span>" + value + "</span>";
        }
        var html = new StringBuilder("<a href=\"").append(HtmlEscape.escapeHtml4Xml(figure.href()));
        if (figure.label() != null) {
            var label = HtmlEscape.escapeHtml4Xml(figure.label());
            html.append("\" title=\"").append(label).append("\" aria-label=\"").append(label);
        }
        return html.append("\">").append(value).append("</a>").toString();
    }
}
