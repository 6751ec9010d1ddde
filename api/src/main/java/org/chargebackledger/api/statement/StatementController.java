package org.chargebackledger.api.statement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.media.Accepted;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Details.Status;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.StatementList.Summary;
import org.chargebackledger.projections.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Statements: the totals of a period, and each one in several forms. */
@RestController
@RequestMapping("/api/v1/periods/{period}/statements")
class StatementController {

    /** The statement's own page brings its style along and loads nothing. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Statements statements;
    private final AllStatements files;
    private final KnownPeriods periods;
    private final Ownership ownership;

    StatementController(
            Statements statements, AllStatements files, KnownPeriods periods, Ownership ownership) {
        this.statements = statements;
        this.files = files;
        this.periods = periods;
        this.ownership = ownership;
    }

    /** The statements of a period without their lines. */
    record Totals(
            Period period,
            String view,
            long asOf,
            int revision,
            Status status,
            List<Summary> items,
            List<Money> owed,
            @Nullable String nextCursor) {}

    /**
     * The totals of all statements that the caller may see, by cost center; as CSV or XLSX the
     * lines of all of them, by {@code Accept}.
     *
     * @param view {@code posted} in the period, or {@code restated}: about it, wherever posted
     * @param asOf no entry after this sequence
     * @param currency of files: {@code functional}, {@code transaction} or {@code both}
     */
    @GetMapping(
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                "text/csv",
                StatementFormat.XLSX_TYPE,
                MediaType.ALL_VALUE
            })
    @Nullable Totals list(
            @PathVariable Period period,
            @RequestParam(defaultValue = "posted") String view,
            @RequestParam(required = false) @Nullable Long asOf,
            @RequestParam(required = false) @Nullable String currency,
            Paging paging,
            Book book,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        periods.require(book, period);
        var wanted = StatementView.of(view);
        var format = StatementFormat.of(Accepted.best(request, StatementFormat.ofAll()));
        if (format != StatementFormat.JSON) {
            var currencies = StatementCurrency.ofAll(currency);
            files.write(response, format, book, period, wanted, currencies, asOf, actor);
            return null;
        }
        var listing =
                paging.of(
                        "statements",
                        book.name(),
                        period.toString(),
                        wanted.name(),
                        String.valueOf(asOf),
                        actor.seesEverything() ? "" : actor.name());
        var pinned = listing.from().map(cursor -> cursor.snapshot()).orElse(asOf);
        var all = statements.list(book.name(), period, wanted, pinned);
        var after = listing.from().map(cursor -> cursor.position().getFirst()).orElse("");
        var rows =
                all.statements().stream()
                        .filter(one -> ownership.sees(actor, book, one.costCenter()))
                        .filter(one -> CodePointOrder.INSTANCE.compare(one.number(), after) > 0)
                        .limit(listing.rows())
                        .toList();
        var page = listing.page(rows, all.asOf(), one -> List.of(one.number()));
        return new Totals(
                period,
                wanted.name().toLowerCase(Locale.ROOT),
                all.asOf(),
                all.revision(),
                all.status(),
                page.items(),
                actor.seesEverything() ? all.owed() : List.of(),
                page.nextCursor());
    }

    /**
     * One statement as JSON, CSV, HTML, PDF or XLSX, by suffix or {@code Accept}.
     *
     * @param costCenter its code, with {@code .json}, {@code .csv}, {@code .html}, {@code .pdf} or
     *     {@code .xlsx} if wished
     * @param currency {@code functional} (the book's, and the default), {@code transaction} (the
     *     bill's), {@code both}, or a code; needed only where there are several
     */
    @GetMapping(
            path = "/{costCenter}",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                "text/csv",
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                StatementFormat.XLSX_TYPE,
                MediaType.ALL_VALUE
            })
    ResponseEntity<byte[]> one(
            @PathVariable Period period,
            @PathVariable String costCenter,
            @RequestParam(defaultValue = "posted") String view,
            @RequestParam(required = false) @Nullable Long asOf,
            @RequestParam(required = false) @Nullable String currency,
            Book book,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        var suffix = StatementFormat.ofSuffix(costCenter);
        var code =
                suffix.map(format ->
                                costCenter.substring(
                                        0, costCenter.length() - format.suffix().length()))
                        .orElse(costCenter);
        var format =
                suffix.isPresent()
                        ? suffix.get()
                        : StatementFormat.of(Accepted.best(request, StatementFormat.types()));
        ownership.require(actor, book, code);
        periods.require(book, period);
        var wanted = StatementView.of(view);
        var statement =
                StatementCurrency.of(currency)
                        .require(
                                period,
                                code,
                                currencies ->
                                        statements.of(
                                                book.name(),
                                                period,
                                                code,
                                                wanted,
                                                currencies,
                                                asOf));
        if (format == StatementFormat.HTML) {
            response.setHeader("Content-Security-Policy", PAGE_POLICY);
        }
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(statement, format))
                .body(format.render(statement));
    }

    private static String disposition(Statement statement, StatementFormat format) {
        var disposition =
                format.isToBeSaved()
                        ? ContentDisposition.attachment()
                        : ContentDisposition.inline();
        return disposition.filename(statement.number() + format.suffix()).build().toString();
    }
}
