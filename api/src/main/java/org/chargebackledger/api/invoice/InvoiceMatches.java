package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceLines;
import org.chargebackledger.ledger.invoice.InvoiceMatch;
import org.chargebackledger.ledger.invoice.RoundingTolerance;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.BilledInvoice;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what is printed with the lines of the current bills. */
@Component
public class InvoiceMatches {

    private final Invoices invoices;
    private final RoundingTolerance tolerance;

    InvoiceMatches(
            Invoices invoices,
            @Value("${chargeback.invoices.tolerance-per-line:0.005}") BigDecimal perLine,
            @Value("${chargeback.invoices.tolerance-max:1.00}") BigDecimal max) {
        this.invoices = invoices;
        this.tolerance = new RoundingTolerance(perLine, max);
    }

    /** Where lines and invoices meet. */
    private record Slot(Period period, SourceAccount account) {}

    /** What a slot's lines come to by invoice id, and what is posted for each. */
    private static final class Billed {

        private final Map<String, InvoiceLines> lines = new LinkedHashMap<>();
        private final Map<String, Money> due = new HashMap<>();
        private int printed;

        /** An account whose lines carry no invoice id is compared with its only invoice. */
        private String idFor(String invoiceId) {
            return printed == 1 && lines.size() == 1 && lines.containsKey("") ? "" : invoiceId;
        }
    }

    /**
     * The invoices of a book in the order of recording.
     *
     * @param period of that month, or all when null
     */
    public List<MatchedInvoice> of(String book, @Nullable Period period) {
        var slots = slots(book, period);
        var known = invoices.list(book, period);
        known.forEach(one -> slots.computeIfAbsent(slot(one), any -> new Billed()).printed++);
        return known.stream().map(one -> matched(one, slots)).toList();
    }

    /** One invoice as it stands. */
    public MatchedInvoice of(KnownInvoice invoice) {
        var printed = invoice.printed();
        return of(printed.book(), printed.billingPeriod()).stream()
                .filter(one -> one.invoice().id().equals(invoice.id()))
                .findFirst()
                .orElseThrow();
    }

    /** What the lines come to for invoices that are not printed yet, also for those without id. */
    public List<BilledInvoice> expected(String book, @Nullable Period period) {
        var slots = slots(book, period);
        var printed = new HashMap<Slot, List<String>>();
        for (var one : invoices.list(book, period)) {
            var slot = slot(one);
            slots.computeIfAbsent(slot, any -> new Billed()).printed++;
            printed.computeIfAbsent(slot, any -> new ArrayList<>()).add(one.printed().invoiceId());
        }
        return invoices.billed(book, period).stream()
                .filter(one -> !isPrinted(one, slots, printed))
                .toList();
    }

    private static boolean isPrinted(
            BilledInvoice billed, Map<Slot, Billed> slots, Map<Slot, List<String>> printed) {
        var slot = new Slot(billed.period(), billed.account());
        var known = slots.get(slot);
        return known != null
                && printed.getOrDefault(slot, List.of()).stream()
                        .anyMatch(id -> known.idFor(id).equals(billed.invoiceId()));
    }

    private Map<Slot, Billed> slots(String book, @Nullable Period period) {
        var slots = new HashMap<Slot, Billed>();
        for (var one : invoices.billed(book, period)) {
            slots.computeIfAbsent(new Slot(one.period(), one.account()), any -> new Billed())
                    .lines
                    .put(one.invoiceId(), one.lines());
        }
        slots.forEach((slot, billed) -> {
            var posted =
                    InvoiceLines.posted(
                            List.copyOf(billed.lines.values()), slot.account().currency());
            var next = posted.iterator();
            billed.lines.keySet().forEach(id -> billed.due.put(id, next.next()));
        });
        return slots;
    }

    private MatchedInvoice matched(KnownInvoice one, Map<Slot, Billed> slots) {
        var printed = one.printed();
        var billed = slots.getOrDefault(slot(one), new Billed());
        var id = billed.idFor(printed.invoiceId());
        return new MatchedInvoice(
                one,
                InvoiceMatch.of(
                        printed, one.revision(), billed.lines.get(id), tolerance, one.accepted()),
                billed.due.getOrDefault(id, Money.zero(printed.total().currency())));
    }

    private static Slot slot(KnownInvoice one) {
        return new Slot(one.printed().billingPeriod(), one.printed().sourceAccount());
    }
}
