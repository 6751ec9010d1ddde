package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/**
 * What a cost center owes for a period in one currency, as of an entry sequence. It depends on the
 * entries up to that sequence alone, so the same sequence gives the same bytes.
 *
 * @param revision counts from 1; a close that later entries of the period follow begins the next
 * @param asOf sequence of the last entry that was looked at
 * @param lines what is about the period itself, by posting key
 * @param adjustments what is about other periods, by origin period; none in the restated view
 * @param total of lines and adjustments
 * @param owed what is charged to the cost center itself; 0 while it is in showback
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
        Money total,
        Money owed) {

    /** Which entries belong to a period. */
    public enum View {
        /** Those posted in it. */
        POSTED,
        /** Those that are about it, wherever they are posted. */
        RESTATED
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
     * @param postings ids of the postings, in sequence order
     */
    public record Line(PostingKey key, String label, Money amount, List<String> postings) {}

    /** The postings that correct one other period for one reason. */
    public record Adjustment(
            Period originPeriod, String reason, Money amount, List<String> postings) {}
}
