package org.chargebackledger.api.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.media.Accepted;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.journal.OneCurrency;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.BridgeCsv;
import org.chargebackledger.projections.statement.BridgeJson;
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

/** What changed on a statement from one revision or entry to another, and by which entries. */
@RestController
@RequestMapping("/api/v1/periods/{period}/statements/{costCenter}")
class BridgeController {

    private final Statements statements;
    private final KnownPeriods periods;
    private final Ownership ownership;

    BridgeController(Statements statements, KnownPeriods periods, Ownership ownership) {
        this.statements = statements;
        this.periods = periods;
        this.ownership = ownership;
    }

    /**
     * The differences by posting key, with the entries that made each.
     *
     * @param from an entry's sequence, or a revision as {@code r1}
     * @param to likewise; the statement as it is shown without {@code asOf} where absent
     */
    @GetMapping(
            path = {"/bridge", "/bridge.csv", "/bridge.json"},
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", MediaType.ALL_VALUE})
    ResponseEntity<byte[]> bridge(
            @PathVariable Period period,
            @PathVariable String costCenter,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "posted") String view,
            @RequestParam(required = false) @Nullable CurrencyCode currency,
            Book book,
            Actor actor,
            HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        ownership.require(actor, book, costCenter);
        periods.require(book, period);
        var found =
                statements.bridge(
                        book.name(),
                        period,
                        costCenter,
                        StatementView.of(view),
                        BridgeEnd.of(from),
                        to == null ? null : BridgeEnd.of(to));
        var bridge =
                OneCurrency.of(found, one -> one.difference().currency(), currency)
                        .orElseThrow(() -> nothingPosted(period, costCenter));
        var format = format(request);
        var answer = ResponseEntity.ok().contentType(format.type());
        if (format == StatementFormat.CSV) {
            var name = bridge.number() + "-bridge.csv";
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            return answer.body(BridgeCsv.bytes(bridge));
        }
        return answer.body(BridgeJson.bytes(bridge));
    }

    private static StatementFormat format(HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        var suffix = StatementFormat.ofSuffix(request.getRequestURI());
        return suffix.isPresent()
                ? suffix.get()
                : StatementFormat.of(
                        Accepted.best(
                                request, StatementFormat.JSON.type(), StatementFormat.CSV.type()));
    }

    private static Refusal nothingPosted(Period period, String costCenter) {
        return Refusal.unknown(
                "statement-unknown", "nothing is posted for " + costCenter + " in " + period);
    }
}
