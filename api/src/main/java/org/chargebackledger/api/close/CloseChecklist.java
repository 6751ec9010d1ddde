package org.chargebackledger.api.close;

import org.chargebackledger.api.dispute.DisputeWindow;
import org.chargebackledger.api.invoice.InvoiceChecks;
import org.chargebackledger.api.materiality.MaterialityChecks;
import org.chargebackledger.api.run.GoverningPolicy;
import org.chargebackledger.api.run.LateBills;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.ledger.budget.BudgetsAtClose;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.adjustment.BilledAccruals;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.journal.TrialBalance;
import org.chargebackledger.projections.prepaid.PrepaidMonth;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what must be true before a period closes, as the read models show it. */
@Component
public class CloseChecklist {

    private static final int NAMED_MAX = 20;

    private final ReadModels models;
    private final RunService runs;
    private final GoverningPolicy governing;
    private final AdjustedMonths adjusted;
    private final FinalSources sources;
    private final BilledAccruals accruals;
    private final LateBills late;
    private final VarianceLimits variances;
    private final OpenDisputes disputes;
    private final DisputeWindow window;
    private final InvoiceChecks invoices;
    private final MaterialityChecks materiality;
    private final RatesFixed rates;
    private final RegisterApproval register;
    private final IntercompanyCheck intercompany;

    CloseChecklist(
            ReadModels models,
            RunService runs,
            GoverningPolicy governing,
            AdjustedMonths adjusted,
            FinalSources sources,
            BilledAccruals accruals,
            LateBills late,
            VarianceLimits variances,
            OpenDisputes disputes,
            DisputeWindow window,
            InvoiceChecks invoices,
            RegisterApproval register,
            IntercompanyCheck intercompany,
            MaterialityChecks materiality,
            RatesFixed rates) {
        this.models = models;
        this.runs = runs;
        this.governing = governing;
        this.adjusted = adjusted;
        this.sources = sources;
        this.accruals = accruals;
        this.late = late;
        this.variances = variances;
        this.disputes = disputes;
        this.window = window;
        this.invoices = invoices;
        this.materiality = materiality;
        this.rates = rates;
        this.register = register;
        this.intercompany = intercompany;
    }

    /** Every condition, met or not, in stated order. */
    public List<ChecklistItem> of(String book, Period period) {
        var head = models.runs().head(book, period);
        var items = new ArrayList<ChecklistItem>();
        items.add(bills(book, period));
        items.add(deliveries(book, period));
        items.addAll(sources.check(book, period));
        items.add(register.check(book, period));
        var alone = head.isEmpty() && isChargedByOthersAlone(book, period);
        items.add(alone ? nothingOfItsOwn("run-current") : runIsCurrent(head));
        items.addAll(reconciled(book, period));
        items.add(lateBills(book, period));
        items.addAll(variances.estimates(book, period));
        items.add(trialBalance(book, period));
        items.add(adjustments(book, period));
        items.add(accruals(book, period));
        items.add(disputes.check(book, period));
        items.add(window.atClose());
        items.add(BudgetsAtClose.item(models.budgets().lastChange(book).orElse(null)));
        items.add(invoices.of(book, period));
        items.addAll(intercompany.of(book, period));
        items.addAll(materiality.of(book, period));
        items.add(prepaid(book, period));
        rates.check(book, period, head).ifPresent(items::add);
        items.add(tax(head));
        items.add(alone ? nothingOfItsOwn("unattributed") : variances.unattributed(book, period));
        return List.copyOf(items);
    }

    private ChecklistItem bills(String book, Period period) {
        var count = models.costSnapshots().current(book, period).size();
        return new ChecklistItem(
                "bills-accepted",
                count > 0 || intercompany.isChargedByOthers(book, period),
                count + " current snapshots of the period");
    }

    /** A bill that waits may change the month; which month it is for is only known once read. */
    private ChecklistItem deliveries(String book, Period period) {
        return noneOf(
                "deliveries-decided",
                models.deliveries().undecided(book, period).stream()
                        .map(CloseChecklist::undecided)
                        .toList());
    }

    private static String undecided(KnownDelivery delivery) {
        return "import " + delivery.importId() + " is " + delivery.status();
    }

    /** A book without bills of its own is charged by the runs of others. */
    private boolean isChargedByOthersAlone(String book, Period period) {
        return models.costSnapshots().current(book, period).isEmpty()
                && intercompany.isChargedByOthers(book, period);
    }

    private static ChecklistItem nothingOfItsOwn(String check) {
        return new ChecklistItem(check, true, "no bill of its own to allocate");
    }

    private ChecklistItem runIsCurrent(Optional<KnownRun> head) {
        if (head.isEmpty()) {
            return new ChecklistItem("run-current", false, "no chargeback run is posted");
        }
        var run = "run " + head.get().runId();
        if (!runs.isWhole(head.get())) {
            return new ChecklistItem(
                    "run-current", false, "entries were reversed since " + run + "; run again");
        }
        var outdated = runs.outdated(head.get());
        return new ChecklistItem(
                "run-current",
                outdated.isEmpty(),
                outdated.map(why -> run + " is outdated: " + why)
                        .orElse(
                                run
                                        + " has the current inputs, by "
                                        + governing.words(head.get())));
    }

    private List<ChecklistItem> reconciled(String book, Period period) {
        var accounts = models.reconciliations().of(book, period).accounts();
        var problems =
                new ArrayList<>(
                        accounts.stream()
                                .filter(account -> !account.reconciled())
                                .map(account ->
                                        account.account() + " differs by " + account.difference())
                                .toList());
        problems.addAll(adjusted.problems(book, period));
        return List.of(
                noneOf("bill-to-ledger", problems),
                noneOf(
                        "suspense-zero",
                        accounts.stream()
                                .filter(account -> !account.suspense().isZero())
                                .map(account -> account.account() + " has " + account.suspense())
                                .toList()));
    }

    /** What a provider restates of a closed month is charged, in this one at the latest. */
    private ChecklistItem lateBills(String book, Period period) {
        return noneOf(
                "late-bills-charged",
                late.uncharged(book).stream()
                        .filter(closed -> closed.compareTo(period) < 0)
                        .map(closed -> closed + " has bills that came after its close")
                        .toList());
    }

    private ChecklistItem trialBalance(String book, Period period) {
        return noneOf(
                "trial-balance",
                Stream.concat(
                                models.trialBalances().of(book, period, null).stream(),
                                models.trialBalances().functional(book, period, null).stream())
                        .map(TrialBalance::difference)
                        .filter(difference -> !difference.isZero())
                        .map(difference -> "debits and credits differ by " + difference)
                        .toList());
    }

    private ChecklistItem adjustments(String book, Period period) {
        return noneOf(
                "adjustments-decided",
                models.adjustments().waiting(book, period).stream()
                        .map(one -> "adjustment " + one.adjustmentId() + " is " + one.status())
                        .toList());
    }

    /** An accrual that outlives its bill charges the same cost twice. */
    private ChecklistItem accruals(String book, Period period) {
        var billed =
                accruals.of(book).stream()
                        .filter(one -> one.period().compareTo(period) <= 0)
                        .map(one -> "accrual " + one.number() + " is billed and not reversed")
                        .toList();
        if (!billed.isEmpty()) {
            return noneOf("accruals-reversed", billed);
        }
        var open =
                models.adjustments().openAccruals(book).stream()
                        .filter(one -> one.content().period().compareTo(period) <= 0)
                        .map(Accrued::words)
                        .toList();
        return new ChecklistItem(
                "accruals-reversed",
                true,
                open.isEmpty() ? "nothing open" : "not billed yet: " + String.join("; ", open));
    }

    private ChecklistItem prepaid(String book, Period period) {
        return noneOf(
                "prepaid-not-in-credit",
                models.prepaid().of(book, period).stream()
                        .filter(month -> month.closing().signum() < 0)
                        .map(CloseChecklist::inCredit)
                        .toList());
    }

    private static String inCredit(PrepaidMonth month) {
        return month.commitmentId()
                + " is used beyond what was paid, by "
                + month.closing().negate();
    }

    private static ChecklistItem tax(Optional<KnownRun> head) {
        return noneOf(
                "tax-classified",
                head.map(KnownRun::findings).orElse(List.of()).stream()
                        .filter(finding -> finding.code().equals("unclassified-tax"))
                        .map(RunFinding::subject)
                        .toList());
    }

    private static ChecklistItem noneOf(String check, List<String> problems) {
        return new ChecklistItem(
                check,
                problems.isEmpty(),
                problems.isEmpty()
                        ? "nothing open"
                        : problems.stream().limit(NAMED_MAX).collect(Collectors.joining("; ")));
    }
}
