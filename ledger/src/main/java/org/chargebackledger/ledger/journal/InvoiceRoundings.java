package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is posted so far between what invoices print and what was posted for their lines, in minor
 * units, and what that is worth in the book's currency. SNAPSHOT FORMAT: its fields are stored.
 */
final class InvoiceRoundings {

    private TreeMap<String, Long> posted = new TreeMap<>();
    private TreeMap<String, Long> worth = new TreeMap<>();

    /** Refuses a target that no tolerance covers, or that would be posted before its month. */
    static void check(RoundInvoice command) {
        var target = command.target();
        var tolerance = command.tolerance();
        var currency = command.sourceAccount().currency();
        if (!target.currency().equals(currency) || !tolerance.currency().equals(currency)) {
            throw Refusal.invalid(
                    "rounding-malformed", "a rounding is in its invoice's currency, " + currency);
        }
        if (Math.absExact(target.minorUnits()) > tolerance.minorUnits()) {
            throw Refusal.invalid(
                    "rounding-above-tolerance",
                    "%s is no rounding of %s: %s are tolerated"
                            .formatted(target, command.invoice().invoice(), tolerance));
        }
        if (command.period().compareTo(command.originPeriod()) < 0) {
            throw Refusal.invalid(
                    "posting-before-origin",
                    "a rounding of %s cannot be posted in %s"
                            .formatted(command.originPeriod(), command.period()));
        }
    }

    /** What is still to be posted so that the target is. */
    Money missing(RoundInvoice command) {
        return new Money(
                command.target().currency(),
                Math.subtractExact(
                        command.target().minorUnits(), posted.getOrDefault(key(command), 0L)));
    }

    /** The entry that posts a difference: these two accounts and no other. */
    EntryDraft draft(RoundInvoice command, Money missing) {
        var account = command.sourceAccount();
        var clearing = Account.clearing(account.provider(), account.billingAccount());
        var reference = command.invoice();
        var rate = command.rate();
        var functional = rate == null ? null : functional(command, missing, rate.conversion());
        return new EntryDraft(
                EntryKind.INVOICE_ROUNDING,
                command.originPeriod(),
                account,
                EntryKind.INVOICE_ROUNDING.name(),
                null,
                null,
                null,
                null,
                reference,
                rate == null ? null : AppliedRate.of(rate),
                "Rounding of %s, revision %d".formatted(reference.invoice(), reference.revision()),
                Stream.concat(
                                postings(Account.INVOICE_ROUNDING, missing, functional),
                                postings(
                                        clearing,
                                        missing.negate(),
                                        functional == null ? null : functional.negate()))
                        .toList());
    }

    /**
     * What is posted anew is worth what the rate says; what is taken back, what it was posted as,
     * so that nothing is left of it in either currency whatever the rate is by now.
     */
    private Money functional(RoundInvoice command, Money missing, Conversion conversion) {
        var before = posted.getOrDefault(key(command), 0L);
        if (Long.signum(before) * missing.signum() >= 0) {
            return conversion.total(missing);
        }
        var size = Math.absExact(before);
        var back = Math.min(size, Math.absExact(missing.minorUnits()));
        var carried = new Money(conversion.to(), worth.getOrDefault(key(command), 0L));
        var part =
                Apportionment.split(
                                carried.exact(),
                                List.of(BigInteger.valueOf(back), BigInteger.valueOf(size - back)))
                        .getFirst();
        var rest =
                new Money(
                        missing.currency(),
                        Math.subtractExact(missing.minorUnits(), back * missing.signum()));
        return conversion.total(rest).minus(Rounding.halfAwayFromZero(part, carried.currency()));
    }

    /** Takes note of what an entry posted. */
    void note(EntryDraft content) {
        var reference = content.invoice();
        if (reference == null) {
            return;
        }
        var units = 0L;
        var functional = 0L;
        for (var one : content.postings()) {
            if (one.account().equals(Account.INVOICE_ROUNDING)) {
                units = Math.addExact(units, one.signed().minorUnits());
                var worthOfOne = one.signedFunctional();
                functional =
                        Math.addExact(functional, worthOfOne == null ? 0 : worthOfOne.minorUnits());
            }
        }
        var key = key(reference.invoice(), content.sourceAccount(), content.originPeriod());
        add(posted, key, units);
        add(worth, key, functional);
    }

    private static void add(Map<String, Long> sums, String key, long units) {
        var sum = Math.addExact(sums.getOrDefault(key, 0L), units);
        if (sum == 0) {
            sums.remove(key);
        } else {
            sums.put(key, sum);
        }
    }

    private static Stream<Posting> postings(
            String account, Money signed, @Nullable Money functional) {
        return Posting.of(account, null, null, null, signed.exact(), signed, functional).stream();
    }

    private static String key(RoundInvoice command) {
        return key(command.invoice().invoice(), command.sourceAccount(), command.originPeriod());
    }

    /** An invoice that moves to another account or month is taken back where it was. */
    private static String key(String invoice, SourceAccount account, Period origin) {
        return String.join(
                "\n",
                invoice,
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency().code(),
                origin.toString());
    }
}
