package org.chargebackledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.CurrentActor;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.storage.Cursor;
import org.jspecify.annotations.Nullable;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every page has: who is looking at it, how values look, and how a refusal is shown. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFrame {

    private static final PageFormat FORMAT = new PageFormat();

    /** What may stand in a command without quotes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

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
        model.addAttribute("inBook", inBook(request.getParameter("book")));
        if (request.getUserPrincipal() != null) {
            model.addAttribute("viewer", Viewer.of(current.actor()));
        }
    }

    /** What a command on a page adds to be about the page's book: nothing for the default one. */
    static String inBook(@Nullable String book) {
        return book == null || book.equals(Book.DEFAULT) || !NAME.matcher(book).matches()
                ? ""
                : " --book=" + book;
    }

    /** Where a page of a long list begins; null for the first. */
    static @Nullable Cursor cursor(@Nullable String from) {
        return from == null ? null : Cursor.parse(from);
    }

    /** What the link to the next page says. */
    static @Nullable String link(@Nullable Cursor next) {
        return next == null ? null : next.text();
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

    ModelAndView refused(HttpStatus status, String message) {
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
