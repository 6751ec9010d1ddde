package org.chargebackledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.problem.ProblemAdvice;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers a page to a person who asks for one that is not there, and a problem to a program. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LostPages {

    private final PageFrame frame;
    private final ProblemAdvice problems;

    LostPages(PageFrame frame, ProblemAdvice problems) {
        this.frame = frame;
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable Object lost(
            NoResourceFoundException failure,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        var path = request.getRequestURI();
        return isAskedByPerson(request, path)
                ? frame.refused(HttpStatus.NOT_FOUND, "there is nothing at " + path)
                : problems.answer(failure, request, response);
    }

    /** Browsers say so; what takes anything is a program. */
    private static boolean isAskedByPerson(HttpServletRequest request, String path) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !path.startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
