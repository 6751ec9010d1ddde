package org.chargebackledger.api.demo.company;

import java.util.List;

/** An account, project or subscription of the company, or the account that pays for them. */
record CloudAccount(
        String provider,
        String key,
        String id,
        String name,
        String region,
        String regionName,
        String zone) {

    private static final List<CloudAccount> ALL =
            Table.rows("accounts.csv").stream()
                    .map(row ->
                            new CloudAccount(
                                    row.text("provider"),
                                    row.text("key"),
                                    row.text("id"),
                                    row.text("name"),
                                    row.text("region"),
                                    row.text("region_name"),
                                    row.text("zone")))
                    .toList();

    static CloudAccount of(String provider, String key) {
        return ALL.stream()
                .filter(account -> account.provider.equals(provider) && account.key.equals(key))
                .findFirst()
                .orElseThrow();
    }
}
