package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.View;

import java.util.List;

/**
 * From one state of a statement to a later one: {@code to = from + the sum of all causes}.
 *
 * @param number of the statement
 * @param lines by origin period and posting key, those that any entry between the two touched
 */
public record Bridge(
        String number,
        Period period,
        String costCenter,
        View view,
        End from,
        End to,
        Money difference,
        List<Line> lines) {

    /** One of the two states. */
    public record End(long asOf, int revision, Money total, Money owed) {}

    /**
     * What became of one posting key.
     *
     * @param originPeriod the period the key's postings are about
     * @param change {@code after - before}, and the sum of the causes
     */
    public record Line(
            Period originPeriod,
            PostingKey key,
            String label,
            Money before,
            Money after,
            Money change,
            List<Cause> causes) {}

    /**
     * The postings of one entry.
     *
     * @param reason empty where the entry needs none
     */
    public record Cause(
            String entry,
            EntryKind kind,
            String reason,
            Period postedIn,
            Money amount,
            List<String> postings) {}

    /** Where a bridge begins or ends. */
    public sealed interface Point {}

    /** A state as of an entry. */
    public record AsOf(long sequence) implements Point {}

    /** The last state of a revision. */
    public record Revision(int revision) implements Point {}
}
