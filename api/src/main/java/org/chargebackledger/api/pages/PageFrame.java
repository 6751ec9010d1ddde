package org.chargebackledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.CurrentActor;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.ledger.audit.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;
import java.util.stream.Collectors;

/** What every page has: who is looking at it, how values look, and how a refusal is shown. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFrame {

    private static final PageFormat FORMAT = new PageFormat();

    private final CurrentActor current;

    PageFrame(CurrentActor current) {
        this.current = current;
    }

    /** The one who looks at the page. */
    public record Viewer(String name, String roles, boolean seesEverything) {

        static Viewer of(Actor actor) {
            return new Viewer(
                    actor.name(),
                    actor.roles().stream()
                            .map(Role::text)
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    actor.seesEverything());
        }
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        model.addAttribute("fmt", FORMAT);
        if (request.getUserPrincipal() != null) {
            model.addAttribute("viewer", Viewer.of(current.actor()));
        }
    }

    /** A page that only those see who see every cost center. */
    static void requireReader(Actor actor) {
        if (!actor.seesEverything()) {
            throw Refusal.forbidden("access-denied", "your role may not see this page");
        }
    }

    static Refusal unknown(String what, Book book) {
        return Refusal.unknown("unknown", "there is no " + what + " in book " + book);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var status =
                switch (refusal.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return refused(status, String.valueOf(refusal.getMessage()));
    }

    /** Such as a path that names no month. */
    @ExceptionHandler
    ModelAndView refused(MethodArgumentTypeMismatchException mismatch) {
        return refused(HttpStatus.NOT_FOUND, "there is nothing at " + mismatch.getValue());
    }

    private ModelAndView refused(HttpStatus status, String message) {
        var page = new ModelAndView("refused", status);
        page.addAllObjects(
                Map.of(
                        "fmt",
                        FORMAT,
                        "viewer",
                        Viewer.of(current.actor()),
                        "status",
                        status.value(),
                        "message",
                        message));
        return page;
    }
}
