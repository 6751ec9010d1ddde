package org.chargebackledger.api.policy;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks a policy document that is nobody's version yet; it writes nothing. */
@RestController
@RequestMapping("/api/v1/policies")
class LintController {

    private final LintService service;

    LintController(LintService service) {
        this.service = service;
    }

    /** With a period, the warnings have the money of that month which they touch. */
    @PostMapping("/lint")
    LintView lint(
            @RequestBody String text,
            @RequestParam(required = false) @Nullable Period period,
            Book book) {
        return service.lint(book.name(), text, period);
    }
}
