package org.chargebackledger.api.statement;

import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementCsv;
import org.chargebackledger.projections.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All statements of a period in one file. */
@RestController
class AllStatements {

    private final Statements statements;
    private final KnownPeriods periods;
    private final Ownership ownership;

    AllStatements(Statements statements, KnownPeriods periods, Ownership ownership) {
        this.statements = statements;
        this.periods = periods;
        this.ownership = ownership;
    }

    /**
     * The lines of all statements that the caller may see.
     *
     * @param format {@code csv} or {@code xlsx}
     */
    @GetMapping("/api/v1/periods/{period}/statements.{format}")
    void file(
            @PathVariable Period period,
            @PathVariable String format,
            @RequestParam(defaultValue = "posted") String view,
            @RequestParam(required = false) @Nullable Long asOf,
            @RequestParam(required = false) @Nullable String currency,
            Book book,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        periods.require(book, period);
        var wanted =
                StatementFormat.ofSuffix("." + format)
                        .filter(StatementFormat::isToBeSaved)
                        .orElseThrow(
                                () -> Refusal.unknown("form-unknown", "statements.csv or .xlsx"));
        write(
                response,
                wanted,
                book,
                period,
                StatementView.of(view),
                StatementCurrency.ofAll(currency),
                asOf,
                actor);
    }

    void write(
            HttpServletResponse response,
            StatementFormat format,
            Book book,
            Period period,
            View view,
            Currencies currencies,
            @Nullable Long asOf,
            Actor actor)
            throws IOException {
        var all = statements.all(book.name(), period, view, currencies, asOf, visible(actor, book));
        var title = "Statements " + period;
        var file =
                format == StatementFormat.CSV
                        ? StatementCsv.bytes(all)
                        : StatementXlsx.bytes(title, all);
        response.setContentType(format.type().toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("statements-" + period + format.suffix())
                        .build()
                        .toString());
        response.getOutputStream().write(file);
    }

    private Predicate<String> visible(Actor actor, Book book) {
        if (actor.seesEverything()) {
            return any -> true;
        }
        Set<String> own =
                ownership.visible(actor, book).stream()
                        .map(CostCenter::code)
                        .collect(Collectors.toUnmodifiableSet());
        return own::contains;
    }
}
