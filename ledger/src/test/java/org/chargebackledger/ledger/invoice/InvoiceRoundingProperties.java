package org.chargebackledger.ledger.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What holds for any invoices of a source account. */
class InvoiceRoundingProperties {

    private static final RoundingTolerance TOLERANCE =
            new RoundingTolerance(new BigDecimal("0.005"), BigDecimal.ONE);
    private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD");

    @Test
    void what_is_posted_for_the_lines_and_its_rounding_are_what_is_printed() {
        Seeds.forEachRandom(
                2_000,
                random -> {
                    var currency =
                            new CurrencyCode(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
                    var lines = lines(random);
                    var posted = InvoiceLines.posted(lines, currency);
                    var clearing = Money.zero(currency);
                    var printedSum = Money.zero(currency);
                    for (var i = 0; i < lines.size(); i++) {
                        var printed = printed(random, lines.get(i), currency);
                        var match = match(printed, lines.get(i), currency);
                        assertThat(match.state().isRounding()).as("%s", match).isTrue();
                        var rounding = match.rounding(posted.get(i));
                        assertThat(posted.get(i).plus(rounding)).isEqualTo(printed);
                        assertThat(Math.abs(rounding.minorUnits()))
                                .isLessThanOrEqualTo(
                                        RoundingTolerance.inUnits(match.tolerance(), currency)
                                                .minorUnits());
                        clearing = clearing.plus(posted.get(i)).plus(rounding);
                        printedSum = printedSum.plus(printed);
                    }
                    assertThat(clearing).isEqualTo(printedSum);
                });
    }

    @Test
    void the_parts_of_an_account_add_up_to_what_is_posted_for_it() {
        Seeds.forEachRandom(
                2_000,
                random -> {
                    var currency =
                            new CurrencyCode(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
                    var lines = lines(random);
                    var sum =
                            lines.stream()
                                    .map(InvoiceLines::billed)
                                    .reduce(Exact.ZERO, Exact::plus);
                    assertThat(
                                    InvoiceLines.posted(lines, currency).stream()
                                            .reduce(Money.zero(currency), Money::plus))
                            .isEqualTo(Rounding.halfAwayFromZero(sum, currency));
                });
    }

    @Test
    void nothing_is_posted_for_an_exception() {
        Seeds.forEachRandom(
                500,
                random -> {
                    var currency = Samples.USD;
                    var lines = lines(random).getFirst();
                    var far = lines.billed().plus(Exact.of(2 + random.nextInt(1_000)));
                    var match = match(Rounding.halfAwayFromZero(far, currency), lines, currency);
                    assertThat(match.state()).isEqualTo(MatchState.EXCEPTION);
                    assertThat(match.rounding(new Money(currency, random.nextInt(10_000))).isZero())
                            .isTrue();
                });
    }

    private static List<InvoiceLines> lines(Random random) {
        var lines = new ArrayList<InvoiceLines>();
        var count = 1 + random.nextInt(6);
        for (var i = 0; i < count; i++) {
            var rows = 1 + random.nextInt(300);
            var unscaled = new BigInteger(92, random);
            var billed = Exact.ofUnscaled(random.nextInt(4) == 0 ? unscaled.negate() : unscaled);
            lines.add(new InvoiceLines(rows, rows, billed, true));
        }
        return lines;
    }

    /** Any total that rounding explains. */
    private static Money printed(Random random, InvoiceLines lines, CurrencyCode currency) {
        var tolerance = TOLERANCE.of(lines.rows(), currency);
        var units =
                tolerance
                        .toBigDecimal()
                        .movePointRight(currency.digits())
                        .toBigInteger()
                        .longValueExact();
        var off = units < 1 ? 0 : random.nextLong(-units + 1, units);
        return Rounding.halfAwayFromZero(lines.billed(), currency).plus(new Money(currency, off));
    }

    private static InvoiceMatch match(Money printed, InvoiceLines lines, CurrencyCode currency) {
        var of = Samples.invoice("0.00");
        var account = of.sourceAccount();
        var invoice =
                new PrintedInvoice(
                        of.book(),
                        new SourceAccount(
                                account.provider(),
                                account.billingAccount(),
                                account.invoiceIssuer(),
                                currency),
                        of.invoiceId(),
                        of.issueDate(),
                        null,
                        of.billingPeriod(),
                        printed,
                        null,
                        null,
                        null,
                        InvoiceOrigin.FILE);
        return InvoiceMatch.of(invoice, 1, lines, TOLERANCE, null);
    }
}
