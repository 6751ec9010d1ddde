package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a cost center owes for a period in one currency, as of an entry sequence. It depends on the
 * entries up to that sequence alone, so the same sequence gives the same bytes.
 *
 * @param revision counts from 1; a close that later entries of the period follow begins the next
 * @param asOf sequence of the last entry that was looked at
 * @param lines what is about the period itself, by posting key
 * @param adjustments what is about other periods, by origin period; none in the restated view
 * @param later in the restated view the part of the lines that is posted in other periods; none in
 *     the posted view
 * @param total of lines and adjustments
 * @param owed what is charged to the cost center itself; 0 while it is in showback
 * @param exact the total before postings were rounded
 * @param rates by which postings of other currencies are translated into this one; empty where
 *     there are none
 */
public record Statement(
        String number,
        int revision,
        Period period,
        String costCenter,
        View view,
        Mode mode,
        long asOf,
        List<Line> lines,
        List<Adjustment> adjustments,
        List<Later> later,
        Money total,
        Money owed,
        Exact exact,
        List<AppliedRate> rates,
        Details details) {

    /** Which entries belong to a period. */
    public enum View {
        /** Those posted in it. */
        POSTED,
        /** Those that are about it, wherever they are posted. */
        RESTATED
    }

    /** In which currency amounts are stated. */
    public enum Currencies {
        /** In the book's own; in that of the bill, where the book has none. */
        FUNCTIONAL,
        /** The same, with what was billed beside it. */
        BOTH,
        /** As billed, one statement for each currency. */
        TRANSACTION
    }

    /** Whether it is owed or only shown. */
    public enum Mode {
        CHARGEBACK,
        SHOWBACK
    }

    /**
     * The postings of one key.
     *
     * @param label the key in plain words
     * @param billed the same in the currencies of the bills; empty unless both are stated
     * @param postings ids of the postings, in sequence order
     */
    public record Line(
            PostingKey key,
            String label,
            Money amount,
            List<Money> billed,
            List<String> postings) {}

    /** The postings about the period itself that another one took, for one reason. */
    public record Later(Period postedIn, String reason, Money amount, List<String> postings) {}

    /** The postings that correct one other period for one reason. */
    public record Adjustment(
            Period originPeriod,
            String reason,
            Money amount,
            List<Money> billed,
            List<String> postings) {}

    /** What rounding to the currency's unit added. */
    public Exact rounding() {
        return total.exact().minus(exact);
    }

    /** The numbers of the entries it is made of, in order. */
    public List<String> entries() {
        return Stream.concat(
                        lines.stream().flatMap(line -> line.postings().stream()),
                        adjustments.stream().flatMap(one -> one.postings().stream()))
                .map(posting -> posting.substring(0, posting.lastIndexOf('-')))
                .distinct()
                .sorted(CodePointOrder.INSTANCE)
                .toList();
    }
}
