package org.chargebackledger.api.pages;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.LedgerWaterfall;
import org.chargebackledger.ledger.reconciliation.Waterfall;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A waterfall drawn: each step a bar from where the step before ended; the numbers stand beside.
 */
public record WaterfallChart(CurrencyCode currency, List<Row> rows) {

    static final int WIDTH = 260;

    private static final String TOTAL = "total";
    private static final String REST = "rest";

    /**
     * One step with its bar.
     *
     * @param kind {@code total}, {@code more}, {@code less} or {@code rest}
     */
    public record Row(
            String step, String about, Exact amount, long lines, String kind, int x, int width) {}

    /** A step before it is drawn: totals begin at nothing. */
    private record Step(String name, String about, Exact amount, long lines, String kind) {

        static Step of(String name, String about, Exact amount, long lines) {
            return new Step(name, about, amount, lines, amount.signum() < 0 ? "less" : "more");
        }

        boolean isTotal() {
            return kind.equals(TOTAL);
        }
    }

    /**
     * Draws the way to the bill, and on to the ledger if it is given.
     *
     * @param ledger null where only a whole account has that side
     */
    static WaterfallChart of(
            Waterfall bill, @Nullable LedgerWaterfall ledger, CurrencyCode currency) {
        var steps = new ArrayList<Step>();
        steps.add(total("estimate", "what usage should cost", bill.estimated(), 0));
        bill.steps()
                .forEach((cause, step) ->
                        steps.add(Step.of(cause.id(), cause.words(), step.amount(), step.lines())));
        steps.add(rest(bill.remainder(), "between estimate and bill no cause explains"));
        steps.add(total("bill", "what providers bill", bill.billed(), bill.lines()));
        if (ledger != null) {
            ledger.steps()
                    .forEach(
                            (name, amount) -> steps.add(Step.of(name, "in the ledger", amount, 0)));
            steps.add(rest(ledger.remainder(), "between bill and ledger nothing explains"));
            steps.add(total("charged", "to cost centers", ledger.charged().exact(), 0));
        }
        return new WaterfallChart(currency, drawn(steps));
    }

    private static Step total(String name, String about, Exact amount, long lines) {
        return new Step(name, about, amount, lines, TOTAL);
    }

    private static Step rest(Exact amount, String about) {
        return new Step("remainder", about, amount, 0, REST);
    }

    private static List<Row> drawn(List<Step> steps) {
        var from = new ArrayList<Exact>();
        var to = new ArrayList<Exact>();
        var at = Exact.ZERO;
        for (var step : steps) {
            from.add(step.isTotal() ? Exact.ZERO : at);
            at = step.isTotal() ? step.amount() : at.plus(step.amount());
            to.add(at);
        }
        var low = Exact.ZERO;
        var high = Exact.ZERO;
        for (var end : to) {
            high = high.max(end);
            low = end.compareTo(low) < 0 ? end : low;
        }
        var span = high.minus(low);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var start = at(from.get(i), low, span);
            var end = at(to.get(i), low, span);
            rows.add(
                    new Row(
                            step.name(),
                            step.about(),
                            step.amount(),
                            step.lines(),
                            step.kind(),
                            Math.min(start, end),
                            Math.max(1, Math.abs(end - start))));
        }
        return List.copyOf(rows);
    }

    private static int at(Exact value, Exact low, Exact span) {
        return span.isZero()
                ? 0
                : value.minus(low)
                        .toBigDecimal()
                        .multiply(BigDecimal.valueOf(WIDTH))
                        .divideToIntegralValue(span.toBigDecimal())
                        .intValue();
    }
}
