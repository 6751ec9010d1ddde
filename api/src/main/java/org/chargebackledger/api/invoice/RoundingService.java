package org.chargebackledger.api.invoice;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.rate.BookRates;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.RoundingTolerance;
import org.chargebackledger.ledger.journal.InvoiceReference;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.reconciliation.AccountReconciliation;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Posts what invoices print beyond what is posted for their lines, once their bill is posted: in
 * the invoice's month while that takes adjustments, else in the earliest open one after it.
 */
@Component
public class RoundingService {

    private static final Logger LOG = LoggerFactory.getLogger(RoundingService.class);

    private final CommandGateway commands;
    private final BookRates rates;
    private final InvoiceMatches matches;
    private final Invoices invoices;
    private final Reconciliations reconciliations;
    private final Periods periods;
    private final UpToDate upToDate;
    private final Clock clock;

    RoundingService(
            CommandGateway commands,
            BookRates rates,
            InvoiceMatches matches,
            Invoices invoices,
            Reconciliations reconciliations,
            Periods periods,
            UpToDate upToDate,
            Clock clock) {
        this.commands = commands;
        this.rates = rates;
        this.matches = matches;
        this.invoices = invoices;
        this.reconciliations = reconciliations;
        this.periods = periods;
        this.upToDate = upToDate;
        this.clock = clock;
    }

    /** Where a rounding belongs. */
    private record Slot(String stream, Period period, SourceAccount account) {}

    /** What is to be posted there in all. */
    private record Wanted(KnownInvoice invoice, Money target, Money tolerance) {}

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        invoices.books().forEach(this::settle);
    }

    /** Posts what is missing in a book; what finds no month waits for the next time. */
    public void settle(String book) {
        upToDate.await();
        var posted = new HashMap<Slot, Money>();
        invoices.roundings(book)
                .forEach(one ->
                        posted.put(
                                new Slot(one.stream(), one.period(), one.account()), one.posted()));
        var known = periods.list(book);
        wanted(book, posted.keySet())
                .forEach((slot, wanted) -> {
                    var before = posted.getOrDefault(slot, Money.zero(slot.account().currency()));
                    if (!before.equals(wanted.target())) {
                        post(book, slot, wanted, known);
                    }
                });
        upToDate.await();
    }

    private Map<Slot, Wanted> wanted(String book, Set<Slot> posted) {
        var all = matches.of(book, null);
        var wanted = new LinkedHashMap<Slot, Wanted>();
        var streams = new HashMap<String, KnownInvoice>();
        var slots = new HashMap<Slot, Boolean>();
        var held = new HashMap<Period, Set<SourceAccount>>();
        for (var one : all) {
            var slot = new Slot(one.invoice().printed().stream(), one.period(), one.account());
            streams.put(slot.stream(), one.invoice());
            slots.put(slot, true);
            if (held.computeIfAbsent(one.period(), period -> held(book, period))
                    .contains(one.account())) {
                var currency = one.account().currency();
                var tolerance = RoundingTolerance.inUnits(one.match().tolerance(), currency);
                wanted.put(slot, new Wanted(one.invoice(), one.rounding(), tolerance));
            }
        }
        // An invoice that was corrected to another account or month is taken back where it was.
        for (var slot : posted) {
            var invoice = streams.get(slot.stream());
            if (invoice != null && !slots.containsKey(slot)) {
                var zero = Money.zero(slot.account().currency());
                wanted.put(slot, new Wanted(invoice, zero, zero));
            }
        }
        return wanted;
    }

    /** The source accounts whose current bill of a month is what is posted for it. */
    private Set<SourceAccount> held(String book, Period period) {
        return reconciliations.of(book, period).accounts().stream()
                .filter(AccountReconciliation::reconciled)
                .map(AccountReconciliation::account)
                .collect(Collectors.toSet());
    }

    private void post(String book, Slot slot, Wanted wanted, List<KnownPeriod> known) {
        var where = where(slot.period(), known);
        if (where.isEmpty()) {
            LOG.warn("{} is to be rounded, and no month is open", slot.stream());
            return;
        }
        try {
            commands.sendAndWait(
                    new RoundInvoice(
                            JournalCommand.journalId(book),
                            where.get(),
                            slot.period(),
                            slot.account(),
                            new InvoiceReference(slot.stream(), wanted.invoice().revision()),
                            wanted.target(),
                            wanted.tolerance(),
                            rates.of(book, slot.account().currency(), slot.period()),
                            stamp(wanted.invoice())));
        } catch (RuntimeException e) {
            // A posting or a close came in between; whatever ends it comes here again.
            var refusal = Refusals.in(e).orElseThrow(() -> e);
            LOG.warn("{} is not rounded yet: {}", slot.stream(), refusal.getMessage());
        }
    }

    private static Optional<Period> where(Period origin, List<KnownPeriod> known) {
        if (known.stream()
                .anyMatch(one -> one.period().equals(origin) && one.status().takesAdjustments())) {
            return Optional.of(origin);
        }
        return known.stream()
                .filter(one -> one.status() == PeriodStatus.OPEN)
                .map(KnownPeriod::period)
                .filter(period -> period.compareTo(origin) > 0)
                .min(Period::compareTo);
    }

    /** Whoever recorded what is printed has it posted. */
    private Stamp stamp(KnownInvoice invoice) {
        return new Stamp(invoice.recordedBy(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
