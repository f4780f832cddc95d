package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleFeedback;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of one article with votes and a link back to the question that the reader came from. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/help/{slug}")
class HelpArticlePage {

    /** Anchor of the vote. */
    private static final String VOTE_ANCHOR = "article_vote";

    private final HelpCentre helpCentre;
    private final Questions questions;
    private final ArticleFeedback feedback;
    private final StaffDirectory directory;
    private final RateLimiter rateLimiter;
    private final RateLimitErrors rateLimitErrors;
    private final MessageSource messages;

    HelpArticlePage(
            HelpCentre helpCentre,
            Questions questions,
            ArticleFeedback feedback,
            StaffDirectory directory,
            RateLimiter rateLimiter,
            RateLimitErrors rateLimitErrors,
            MessageSource messages) {
        this.helpCentre = helpCentre;
        this.questions = questions;
        this.feedback = feedback;
        this.directory = directory;
        this.rateLimiter = rateLimiter;
        this.rateLimitErrors = rateLimitErrors;
        this.messages = messages;
    }

    /** The visited article; {@code questionNumber} is the open question that the reader came from, or null. */
    private record ArticleVisit(Brand brand, Article article, String questionNumber, HttpSession session) {

        String link() {
            return HelpCentre.link(brand, article.slug(), VOTE_ANCHOR, questionNumber);
        }
    }

    @ModelAttribute("articleVisit")
    ArticleVisit articleVisit(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String slug,
            @RequestParam(required = false) String from,
            Locale locale,
            HttpSession session) {
        var article = helpCentre.get(brand, slug, brand.languageFor(locale.getLanguage()));
        var question = Optional.ofNullable(from)
                .flatMap(questions::find)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> found.outcome() == Outcome.ASKED)
                .map(Question::number);
        return new ArticleVisit(brand, article, question.orElse(null), session);
    }

    @GetMapping
    String showArticle(
            @ModelAttribute(name = "articleVisit", binding = false) ArticleVisit visit, Model model, Locale locale) {
        return show(visit, List.of(), "", model, locale);
    }

    /** Records a vote; only the first of a session counts. */
    @PostMapping("/vote")
    String vote(
            @ModelAttribute(name = "articleVisit", binding = false) ArticleVisit visit,
            @RequestParam(defaultValue = "") String helpful,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!helpful.equals("yes") && !helpful.equals("no")) {
            throw new BadInput("helpful", "must be yes or no");
        }
        try {
            acquire(request);
        } catch (RateLimitExceeded refused) {
            return show(visit, List.of(rateLimitError(refused, "helpful", locale, response)), "", model, locale);
        }
        var isHelpful = helpful.equals("yes");
        VisitorSession.castVote(
                visit.session(), visit.article().id(), isHelpful, () -> feedback.cast(visit.article(), isHelpful));
        return "redirect:" + visit.link();
    }

    /** Adds a comment to a negative vote. An invalid comment does not undo the vote. */
    @PostMapping("/vote/comment")
    String commentVote(
            @ModelAttribute(name = "articleVisit", binding = false) ArticleVisit visit,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var vote = VisitorSession.findVote(visit.session(), visit.article().id());
        if (vote.isEmpty() || vote.get().commented()) {
            return "redirect:" + visit.link();
        }
        try {
            acquire(request);
            feedback.addComment(vote.get().id(), comment);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var messageKey = comment.isBlank() ? "help.vote.comment.empty" : "help.vote.comment.too-long";
            var problem = new FieldError(
                    "comment",
                    messages.getMessage(messageKey, new Object[] {ArticleFeedback.MAX_COMMENT_LENGTH}, locale));
            return show(visit, List.of(problem), comment, model, locale);
        } catch (RateLimitExceeded refused) {
            return show(visit, List.of(rateLimitError(refused, "comment", locale, response)), comment, model, locale);
        }
        VisitorSession.markVoteCommented(visit.session(), visit.article().id());
        return "redirect:" + visit.link();
    }

    /** Reached by changing the language of a page with errors. */
    @GetMapping({"/vote", "/vote/comment"})
    String redirectToArticle(@ModelAttribute(name = "articleVisit", binding = false) ArticleVisit visit) {
        return "redirect:" + visit.link();
    }

    private void acquire(HttpServletRequest request) {
        if (directory.findCurrent().isEmpty()) {
            rateLimiter.tryAcquire(request.getRemoteAddr());
        }
    }

    private FieldError rateLimitError(
            RateLimitExceeded refused, String field, Locale locale, HttpServletResponse response) {
        rateLimitErrors.toFieldError(refused, field, locale, response);
        return new FieldError(field, messages.getMessage("help.vote.rate-limited", null, locale));
    }

    private String show(ArticleVisit visit, List<FieldError> problems, String comment, Model model, Locale locale) {
        var article = visit.article();
        var text = ArticleText.of(article.content().body());
        var requestedLanguage = visit.brand().languageFor(locale.getLanguage());
        model.addAttribute("article", article);
        model.addAttribute("contents", text.sections());
        model.addAttribute(
                "html", text.html(HelpCentreUrls.of(visit.brand().id()).fromQuestion(visit.questionNumber()), null));
        model.addAttribute("staffOnly", article.content().audience() == Audience.STAFF);
        model.addAttribute("requestedLanguage", requestedLanguage);
        model.addAttribute("requestedLanguageName", displayLanguage(requestedLanguage, locale));
        model.addAttribute("articleLanguageName", displayLanguage(article.language(), locale));
        model.addAttribute("others", helpCentre.otherLanguages(article));
        model.addAttribute("related", helpCentre.related(visit.brand(), article, visit.questionNumber()));
        model.addAttribute("from", visit.questionNumber());
        model.addAttribute("address", HelpCentre.link(visit.brand(), article.slug(), null, null));
        model.addAttribute(
                "vote", VisitorSession.findVote(visit.session(), article.id()).orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("comment", comment);
        return "portal/article";
    }

    private static String displayLanguage(String language, Locale locale) {
        return Locale.forLanguageTag(language).getDisplayLanguage(locale);
    }
}
