package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.run.Share;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What a key's shares were split by and sent by, in short: the largest part speaks for all. */
final class Drivers {

    private Drivers() {}

    /** The share that gave most; several rules may send cost to one key. */
    static @Nullable Share largest(List<Share> received) {
        return received.stream()
                .max(Comparator.comparing(share -> share.amount().abs()))
                .orElse(null);
    }

    /** By name, the one that gave most first. A pool's driver is the same on each of its shares. */
    static List<Driver> of(List<Share> received) {
        var drivers = new LinkedHashMap<String, Driver>();
        for (var share : received) {
            if (!share.driver().isEmpty()) {
                var whole = share.day() == null && share.key().kind() != PostingKey.Kind.DIRECT;
                drivers.merge(
                        share.driver(),
                        new Driver(
                                share.driver(),
                                share.driverValue(),
                                share.driverTotal(),
                                share.amount()),
                        (one, other) -> whole ? sameSplit(one, other) : sum(one, other));
            }
        }
        return drivers.values().stream()
                .sorted(Comparator.comparing((Driver driver) -> driver.amount().abs()).reversed())
                .toList();
    }

    private static Driver sameSplit(Driver one, Driver other) {
        return one.value().equals(other.value()) && one.total().equals(other.total())
                ? new Driver(
                        one.name(), one.value(), one.total(), one.amount().plus(other.amount()))
                : sum(one, other);
    }

    private static Driver sum(Driver one, Driver other) {
        return new Driver(
                one.name(),
                one.value().plus(other.value()),
                one.total().plus(other.total()),
                one.amount().plus(other.amount()));
    }
}
