package org.chargebackledger.api.materiality;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.cutoff.CutOff;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** What is posted in a month about others: the use of earlier days, and errors. */
@RestController
@RequestMapping("/api/v1/periods/{period}/cut-off")
class CutOffController {

    private final CutOff cutOff;
    private final RestatedMonths restated;
    private final KnownPeriods periods;

    CutOffController(CutOff cutOff, RestatedMonths restated, KnownPeriods periods) {
        this.cutOff = cutOff;
        this.restated = restated;
        this.periods = periods;
    }

    /**
     * A month as it is cut off.
     *
     * @param earlierUse what is posted in it for days before its first
     * @param errors entries with the reason {@code ERROR}, posted in it or about it
     */
    record CutOffView(Period period, List<EarlierUseView> earlierUse, List<ErrorView> errors) {}

    /**
     * What is posted for an earlier month's days.
     *
     * @param outOfPeriod posted as an adjustment of that month, rather than on this one's bill
     * @param lines how many cost lines; zero where entries say it
     * @param amount of lines as billed, exact; of entries as posted
     */
    record EarlierUseView(
            String provider,
            String billingAccount,
            String invoiceIssuer,
            String currency,
            Period usageMonth,
            boolean outOfPeriod,
            long lines,
            Exact amount) {}

    /**
     * An error that was corrected.
     *
     * @param gross what cost centers are charged and credited, added up
     * @param net the same, netted
     */
    record ErrorView(
            String entry,
            Period period,
            Period originPeriod,
            String description,
            Money gross,
            Money net) {}

    @GetMapping
    CutOffView get(@PathVariable Period period, Book book) {
        periods.require(book, period);
        return new CutOffView(
                period,
                cutOff.of(book.name(), period).stream()
                        .map(use ->
                                new EarlierUseView(
                                        use.account().provider(),
                                        use.account().billingAccount(),
                                        use.account().invoiceIssuer(),
                                        use.account().currency().code(),
                                        use.usageMonth(),
                                        use.outOfPeriod(),
                                        use.lines(),
                                        use.amount()))
                        .toList(),
                restated.errors(book.name(), period).stream()
                        .map(error ->
                                new ErrorView(
                                        error.number(),
                                        error.period(),
                                        error.originPeriod(),
                                        error.description(),
                                        error.gross(),
                                        error.net()))
                        .toList());
    }
}
