package org.chargebackledger.api.demo.company;

import java.util.List;
import java.util.TreeMap;

/**
 * Something the company rents, other than the machines of its clusters.
 *
 * @param team as somebody once wrote it into the tag; empty where nobody did
 */
record CloudResource(
        CloudAccount account,
        String id,
        String team,
        String environment,
        long size,
        long traffic,
        Rhythm rhythm,
        List<Meter> meters) {

    static List<CloudResource> of(String provider) {
        return Table.rows("resources.csv").stream()
                .filter(row -> row.text("provider").equals(provider))
                .map(CloudResource::of)
                .toList();
    }

    private static CloudResource of(Table.Row row) {
        var account = CloudAccount.of(row.text("provider"), row.text("account"));
        return new CloudResource(
                account,
                row.text("resource").replace("{account}", account.id()),
                row.text("team"),
                row.text("environment"),
                row.number("size"),
                row.number("traffic"),
                Rhythm.valueOf(row.text("rhythm")),
                Table.rows("meters.csv").stream()
                        .filter(meter -> meter.text("kind").equals(row.text("kind")))
                        .map(Meter::of)
                        .toList());
    }

    /** The tags as a JSON object, under the names this cloud gives them. */
    String tags(String teamTag, String environmentTag) {
        var tags = new TreeMap<String, String>();
        if (!team.isEmpty()) {
            tags.put(teamTag, team);
        }
        if (!environment.isEmpty()) {
            tags.put(environmentTag, environment);
        }
        return Csv.json(tags);
    }
}
