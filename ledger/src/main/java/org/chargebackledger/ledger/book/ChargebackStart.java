package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From which period a cost center is charged; before it, it is in showback. Two persons decide on
 * it.
 *
 * @param costCenter a code; {@link #WHOLE_BOOK} for all that have no start of their own
 * @param from the first period that is charged; null when that is not decided yet
 */
public record ChargebackStart(String costCenter, @Nullable Period from) {

    /** No code looks like it. */
    public static final String WHOLE_BOOK = "*";

    public boolean isOfWholeBook() {
        return costCenter.equals(WHOLE_BOOK);
    }

    boolean charges(Period period) {
        return from != null && period.compareTo(from) >= 0;
    }

    /** As it is proposed and hashed. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("costCenter", costCenter);
        if (from != null) {
            json.put("from", from.toString());
        }
        return json;
    }

    /** The start of {@link #canonical()}. */
    public static ChargebackStart parse(Members members) {
        members.requireOnly("costCenter", "from");
        var costCenter = members.text("costCenter");
        if (costCenter.isBlank()) {
            throw Refusal.invalid(
                    "master-data-malformed",
                    "costCenter is blank; " + WHOLE_BOOK + " is the whole book");
        }
        var from = members.optionalText("from");
        return new ChargebackStart(costCenter, from == null ? null : members.period("from"));
    }
}
