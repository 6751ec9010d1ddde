package org.chargebackledger.ledger.book;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cost center of another entity than the book's: what it owes is due from that entity.
 *
 * @param book of that entity; null when it has none, and then nothing can be charged to it
 */
public record IntercompanyCostCenter(String costCenter, String entity, @Nullable String book) {

    Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("costCenter", costCenter);
        json.put("entity", entity);
        if (book != null) {
            json.put("book", book);
        }
        return json;
    }
}
