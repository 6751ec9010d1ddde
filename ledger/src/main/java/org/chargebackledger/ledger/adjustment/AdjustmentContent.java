package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Money;
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
 * @param lines what each cost center is to bear
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
        List<AdjustmentLine> lines) {

    /**
     * What an estimate rests on.
     *
     * @param source where the amount comes from, such as the bill of the month before
     * @param method how it is worked out
     */
    public record Basis(String source, String method) {}

    /** What all cost centers together are to bear more; zero but on accruals. */
    public Money total() {
        return lines.stream()
                .map(AdjustmentLine::amount)
                .reduce(Money.zero(sourceAccount.currency()), Money::plus);
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
        json.put("lines", lines.stream().map(AdjustmentLine::canonical).toList());
        return CanonicalJson.hash(json);
    }
}
