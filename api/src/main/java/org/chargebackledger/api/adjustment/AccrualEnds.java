package org.chargebackledger.api.adjustment;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseAccrual;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.BilledAccruals;
import org.chargebackledger.projections.adjustment.BilledAccruals.BilledAccrual;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Takes accruals back once their bill is posted: in their own month while it takes adjustments,
 * else where the bill was posted, else in the earliest open month after it.
 */
@Component
public class AccrualEnds {

    private static final Logger LOG = LoggerFactory.getLogger(AccrualEnds.class);

    private final CommandGateway commands;
    private final BilledAccruals billed;
    private final Periods periods;
    private final JournalEntries entries;
    private final UpToDate upToDate;
    private final Clock clock;

    AccrualEnds(
            CommandGateway commands,
            BilledAccruals billed,
            Periods periods,
            JournalEntries entries,
            UpToDate upToDate,
            Clock clock) {
        this.commands = commands;
        this.billed = billed;
        this.periods = periods;
        this.entries = entries;
        this.upToDate = upToDate;
        this.clock = clock;
    }

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        billed.books().forEach(this::settle);
    }

    /** Ends those of a book whose bill is posted; one that finds no month waits for the next. */
    public void settle(String book) {
        upToDate.await();
        for (var accrual : billed.of(book)) {
            var where = where(accrual, periods.list(book));
            if (where.isEmpty()) {
                LOG.warn("accrual {} is billed, and no month is open", accrual.number());
                continue;
            }
            end(book, entries.find(book, accrual.number()).orElseThrow(), where.get());
        }
        upToDate.await();
    }

    private void end(String book, Entry accrual, Period where) {
        try {
            commands.sendAndWait(
                    new ReverseAccrual(
                            JournalCommand.journalId(book), accrual, where, stamp(accrual)));
        } catch (RuntimeException e) {
            // A posting or a close came in between; whatever is posted next comes here again.
            var refusal = Refusals.in(e).orElseThrow(() -> e);
            LOG.warn("accrual {} does not end yet: {}", accrual.number(), refusal.getMessage());
        }
    }

    /** Whoever approved an accrual approved its end. */
    private Stamp stamp(Entry accrual) {
        return new Stamp(accrual.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<Period> where(BilledAccrual accrual, List<KnownPeriod> known) {
        for (var wanted : List.of(accrual.period(), accrual.billedIn())) {
            if (known.stream()
                    .anyMatch(one ->
                            one.period().equals(wanted) && one.status().takesAdjustments())) {
                return Optional.of(wanted);
            }
        }
        return known.stream()
                .filter(one -> one.status() == PeriodStatus.OPEN)
                .map(KnownPeriod::period)
                .filter(period -> period.compareTo(accrual.period()) > 0)
                .min(Period::compareTo);
    }
}
