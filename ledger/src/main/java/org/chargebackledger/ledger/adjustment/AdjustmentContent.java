package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * What is to be posted: all that a second person approves, by its hash.
 *
 * @param period where it is posted
 * @param originPeriod the month it is about
 * @param sourceAccount whose bill it concerns
 * @param reason a reason code, such as {@code ERROR}
 * @param memo why, in words
 * @param basis what an estimate rests on; null but on accruals
 * @param disputeId the dispute that it settles; null but on outcomes of disputes
 * @param lines what each cost center is to bear; none on opening balances
 * @param opening what is left of a commitment; null but on opening balances
 */
public record AdjustmentContent(
        String book,
        AdjustmentKind kind,
        Period period,
        Period originPeriod,
        SourceAccount sourceAccount,
        String reason,
        String memo,
        @Nullable Basis basis,
        @Nullable String disputeId,
        List<AdjustmentLine> lines,
        @Nullable Opening opening) {

    /** What moves between cost centers, or is accrued. */
    public AdjustmentContent(
            String book,
            AdjustmentKind kind,
            Period period,
            Period originPeriod,
            SourceAccount sourceAccount,
            String reason,
            String memo,
            @Nullable Basis basis,
            @Nullable String disputeId,
            List<AdjustmentLine> lines) {
        this(
                book,
                kind,
                period,
                originPeriod,
                sourceAccount,
                reason,
                memo,
                basis,
                disputeId,
                lines,
                null);
    }

    /**
     * What an estimate rests on.
     *
     * @param source where the amount comes from, such as the bill of the month before
     * @param method how it is worked out
     */
    public record Basis(String source, String method) {}

    /**
     * What is left of a commitment.
     *
     * @param amount exact; negative where it corrects one that was too much
     */
    public record Opening(String commitmentId, Exact amount) {}

    /** What all cost centers together are to bear more; zero but on accruals. */
    public Money total() {
        return lines.stream()
                .map(AdjustmentLine::amount)
                .reduce(Money.zero(sourceAccount.currency()), Money::plus);
    }

    /** What an opening balance posts: its exact amount in the currency's digits. */
    public Money openingPosted() {
        return opening == null
                ? Money.zero(sourceAccount.currency())
                : Rounding.halfAwayFromZero(opening.amount(), sourceAccount.currency());
    }

    /** SHA-256 of the canonical JSON of everything. */
    public String hash() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("kind", kind.name());
        json.put("period", period.toString());
        json.put("originPeriod", originPeriod.toString());
        json.put("provider", sourceAccount.provider());
        json.put("billingAccount", sourceAccount.billingAccount());
        json.put("invoiceIssuer", sourceAccount.invoiceIssuer());
        json.put("currency", sourceAccount.currency().code());
        json.put("reason", reason);
        json.put("memo", memo);
        if (basis != null) {
            json.put("source", basis.source());
            json.put("method", basis.method());
        }
        if (disputeId != null) {
            json.put("disputeId", disputeId);
        }
        if (opening != null) {
            json.put("commitmentId", opening.commitmentId());
            json.put("amount", opening.amount().toString());
        }
        json.put("lines", lines.stream().map(AdjustmentLine::canonical).toList());
        return CanonicalJson.hash(json);
    }
}
