package org.chargebackledger.api.bench;

import java.util.ArrayList;
import java.util.List;

/** What is charged for: machines, and all the rest, with the cells every row of it has. */
final class SyntheticResources {

    private static final List<String> THINGS =
            List.of(
                    "Object Storage",
                    "Relational Database",
                    "Load Balancing",
                    "Message Queue",
                    "Key-Value Store",
                    "Search",
                    "Block Storage",
                    "File Storage",
                    "Cache",
                    "Functions",
                    "Stream Processing",
                    "Data Warehouse",
                    "Machine Learning",
                    "Content Delivery",
                    "DNS",
                    "Key Management",
                    "Container Registry",
                    "Logging",
                    "Monitoring",
                    "Backup");
    private static final List<String> GRADES =
            List.of(
                    "Standard",
                    "Premium",
                    "Archive",
                    "Serverless",
                    "Global",
                    "Regional",
                    "Provisioned",
                    "On-Demand",
                    "Edge",
                    "Managed");
    private static final List<String> REGIONS =
            List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2", "ap-southeast-2");
    private static final int SUB_ACCOUNTS = 40;

    /** Fifteen in a thousand carry no tag. */
    private static final int UNTAGGED_PERMILLE = 15;

    private static final long RATE_MIN = 1_000_000L;
    private static final int RATE_SPAN = 1_400_000_000;

    private final List<byte[]> cells = new ArrayList<>();
    private final long[] rates;

    SyntheticResources(SyntheticShape shape, Draws draws) {
        rates = new long[shape.resources()];
        for (var resource = 0; resource < shape.resources(); resource++) {
            var service = draws.below(shape.services());
            var tags =
                    draws.below(1_000) < UNTAGGED_PERMILLE
                            ? "{}"
                            : tags(draws.below(shape.costCenters()), draws.below(120));
            rates[resource] = RATE_MIN + draws.below(RATE_SPAN);
            cells.add(
                    CsvStream.utf8(
                            cells(
                                    REGIONS.get(draws.below(REGIONS.size())),
                                    "arn:cloud:resource/" + SyntheticShape.padded(resource, 8),
                                    service(service),
                                    "SKU-" + SyntheticShape.padded(service, 4),
                                    draws.below(SUB_ACCOUNTS),
                                    tags)));
        }
    }

    /** The cells of a resource: region to tags. */
    byte[] cells(int resource) {
        return cells.get(resource);
    }

    /** The list price of one unit, in units of the tenth decimal. */
    long rate(int resource) {
        return rates[resource];
    }

    /** The cells of a machine of a cluster. */
    static byte[] machine(int cluster, int node) {
        return CsvStream.utf8(
                cells(
                        REGIONS.get(cluster),
                        SyntheticShape.nodeResource(cluster, node),
                        "Compute",
                        "SKU-COMPUTE",
                        cluster,
                        "{\"cluster\":\"" + SyntheticShape.cluster(cluster) + "\"}"));
    }

    /** The cells of a charge that is for no resource. */
    static byte[] none(String service, int subAccount) {
        return CsvStream.utf8(cells("", "", service, "SKU-OTHER", subAccount, "{}"));
    }

    private static String cells(
            String region, String id, String service, String sku, int subAccount, String tags) {
        return String.join(
                ",",
                region,
                id,
                id.substring(id.lastIndexOf('/') + 1),
                "Cloud Services",
                service,
                sku,
                "4000" + SyntheticShape.padded(subAccount, 8),
                CsvStream.quoted(tags));
    }

    private static String tags(int team, int application) {
        return "{\"app\":\"app-%s\",\"env\":\"%s\",\"team\":\"%s\"}"
                .formatted(
                        SyntheticShape.padded(application, 3),
                        application % 4 == 0 ? "staging" : "prod",
                        SyntheticShape.team(team));
    }

    private static String service(int number) {
        return GRADES.get(number / THINGS.size()) + " " + THINGS.get(number % THINGS.size());
    }
}
