package org.chargebackledger.ingest.bill;

import java.util.Map;
import java.util.Set;

/**
 * What configuration says about bills.
 *
 * @param providerAliases from a provider's name as delivered to the name to keep
 * @param keptTags the only tag keys to keep in cost lines; empty keeps all
 */
public record BillOptions(Map<String, String> providerAliases, Set<String> keptTags) {

    public static final BillOptions DEFAULT = new BillOptions(Map.of(), Set.of());

    boolean keeps(String tag) {
        return keptTags.isEmpty() || keptTags.contains(tag);
    }
}
