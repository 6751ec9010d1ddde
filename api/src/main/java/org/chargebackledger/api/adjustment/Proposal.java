package org.chargebackledger.api.adjustment;

import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Opening;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * An adjustment as it is proposed.
 *
 * @param kind {@code MANUAL}, {@code WRITE_OFF}, {@code ACCRUAL} or {@code OPENING_BALANCE}
 * @param period where it is posted
 * @param originPeriod the month it is about, if it is not that one
 * @param reason a reason code; accruals and opening balances need none
 * @param memo why, in words
 * @param basis what an accrual is estimated from, and how
 * @param lines what each cost center bears; an opening balance has none
 * @param opening what is left of a commitment, for an opening balance
 */
record Proposal(
        AdjustmentKind kind,
        Period period,
        @Nullable Period originPeriod,
        Account sourceAccount,
        @Nullable String reason,
        String memo,
        @Nullable Basis basis,
        @Nullable List<Line> lines,
        @Nullable Opening opening) {

    /**
     * The source account; what is left out must follow from the bills of the book.
     *
     * @param invoiceIssuer needed where one account has several
     */
    record Account(
            String provider,
            String billingAccount,
            @Nullable String invoiceIssuer,
            @Nullable CurrencyCode currency) {}

    /**
     * What a cost center bears more or, negative, less.
     *
     * @param key under which it stands on the statement
     */
    record Line(String costCenter, @Nullable Key key, Money amount) {

        PostingKey postingKey() {
            return (key == null ? new Key(null, null, null, null, null, null) : key).postingKey();
        }
    }

    /** A posting key; what is left out is a direct cost of the FOCUS category Adjustment. */
    record Key(
            @Nullable String kind,
            @Nullable String pool,
            @Nullable String chargeCategory,
            @Nullable String service,
            @Nullable String cluster,
            @Nullable String namespace) {

        PostingKey postingKey() {
            return new PostingKey(
                    kind == null ? PostingKey.Kind.DIRECT : kind(kind),
                    Objects.requireNonNullElse(pool, ""),
                    Objects.requireNonNullElse(chargeCategory, "Adjustment"),
                    Objects.requireNonNullElse(service, ""),
                    Objects.requireNonNullElse(cluster, ""),
                    Objects.requireNonNullElse(namespace, ""));
        }

        private static PostingKey.Kind kind(String text) {
            for (var known : PostingKey.Kind.values()) {
                if (known.text().equals(text)) {
                    return known;
                }
            }
            throw Refusal.invalid("adjustment-malformed", "no kind of posting key: '" + text + "'");
        }
    }
}
