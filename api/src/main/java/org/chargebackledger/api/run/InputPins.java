package org.chargebackledger.api.run;

import org.chargebackledger.api.book.BookTerms;
import org.chargebackledger.api.rate.BookRates;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedSnapshot;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.chargebackledger.projections.imports.UsageSupply;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Pins what a run of a period would compute on now. */
@Component
public class InputPins {

    private final CostSnapshots snapshots;
    private final UsageSupply usage;
    private final Registers registers;
    private final GoverningPolicy governing;
    private final EarlierRuns earlier;
    private final BookTerms terms;
    private final BookRates rates;

    InputPins(
            CostSnapshots snapshots,
            UsageSupply usage,
            Registers registers,
            GoverningPolicy governing,
            EarlierRuns earlier,
            BookTerms terms,
            BookRates rates) {
        this.earlier = earlier;
        this.snapshots = snapshots;
        this.usage = usage;
        this.registers = registers;
        this.governing = governing;
        this.terms = terms;
        this.rates = rates;
    }

    /**
     * The inputs of a run.
     *
     * @param version of the policy; the one that holds in the period when null
     * @throws Refusal {@code adoption-needed} if it would charge a posted month by other rules
     */
    RunInputs pin(
            String book, Period period, RunKind kind, String policy, @Nullable Integer version) {
        var rules = governing.choose(book, period, kind, policy, version);
        if (kind == RunKind.CHARGEBACK) {
            requireRates(book, period);
        }
        return pin(book, period, rules.name(), rules.version(), rules.hash());
    }

    /** A month whose bills cannot be translated is not posted. */
    private void requireRates(String book, Period period) {
        var bills = snapshots.current(book, period).stream().map(KnownSnapshot::snapshot).toList();
        rates.missing(book, period, accounts(bills)).stream()
                .findFirst()
                .ifPresent(currency -> {
                    throw RateTable.missing(currency, rates.functional(book), period.toString());
                });
    }

    private static List<SourceAccount> accounts(List<CostSnapshot> bills) {
        return bills.stream()
                .flatMap(bill -> bill.accounts().stream())
                .map(CostSnapshot.AccountTotal::account)
                .distinct()
                .toList();
    }

    /**
     * The inputs of a run of any policy, whether it binds or not.
     *
     * @throws Refusal {@code no-bill} if there is nothing to allocate
     */
    public RunInputs pin(String book, Period period, String policy, int version, String hash) {
        var current = snapshots.current(book, period);
        if (current.isEmpty()) {
            throw Refusal.conflict("no-bill", "no bill of " + period + " is accepted");
        }
        var bills = current.stream().map(KnownSnapshot::snapshot).toList();
        var days = days(period, bills);
        var register = registers.current(book);
        return new RunInputs(
                book,
                period,
                bills.stream()
                        .map(snapshot -> new PinnedSnapshot(snapshot.id(), snapshot.digest()))
                        .toList(),
                usage.pinned(book, days),
                register.version(),
                policy,
                version,
                hash,
                Allocation.ALGORITHM_VERSION,
                earlier.pinned(book, bills),
                rates.pin(book, period, terms.of(book, period, register), accounts(bills)));
    }

    /**
     * The inputs by which a closed month was charged, with the bills and rates that hold now in the
     * place of its own.
     */
    RunInputs restated(RunInputs frozen) {
        var bills =
                snapshots.current(frozen.book(), frozen.period()).stream()
                        .map(KnownSnapshot::snapshot)
                        .toList();
        return frozen.restated(
                        bills.stream()
                                .map(snapshot ->
                                        new PinnedSnapshot(snapshot.id(), snapshot.digest()))
                                .toList(),
                        earlier.pinned(frozen.book(), bills))
                .by(
                        rates.repinned(
                                frozen.book(),
                                frozen.period(),
                                frozen.postingTerms(),
                                accounts(bills)));
    }

    /** The period's own days and every day that a line charges: a late bill charges older ones. */
    private static SortedSet<LocalDate> days(Period period, List<CostSnapshot> bills) {
        var days = new TreeSet<LocalDate>();
        period.firstDay().datesUntil(period.lastDay().plusDays(1)).forEach(days::add);
        for (var bill : bills) {
            bill.firstDay().datesUntil(bill.endDay()).forEach(days::add);
        }
        return days;
    }
}
