package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;
import org.chargebackledger.projections.run.KnownRun;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Determinism: what was posted last, made once more in another book, with all rows in one file in
 * another order, under another locale and without the history.
 */
final class Twin {

    private Twin() {}

    /**
     * What was posted last, and what it was made of.
     *
     * @param usage empty when nobody measures
     */
    record Posted(KnownRun run, String policy, String usage, List<Row> rows) {}

    static void check(WalkedBook book, StoredBook stored, Posted last, Random random) {
        var twin = new WalkedBook(book.services(), book.name() + "T");
        twin.setUp(last.policy());
        twin.measure(last.usage());
        var shuffled = new ArrayList<>(last.rows());
        Collections.shuffle(shuffled, random);
        var file = new BillFile(RandomBook.PERIOD);
        shuffled.forEach(file::add);
        twin.bill(file.csv());
        var run = twin.run();
        var made = new StoredBook(book.services(), twin.name());
        assertThat(made.shares(run.runId()))
                .containsExactlyElementsOf(stored.shares(last.run().runId()));
        assertThat(run.digest()).isEqualTo(last.run().digest());
        assertThat(run.findings()).isEqualTo(last.run().findings());
        assertThat(run.accounts()).isEqualTo(last.run().accounts());
        assertThat(net(made)).isEqualTo(net(stored));
    }

    private static Map<String, BigDecimal> net(StoredBook stored) {
        var net =
                new TreeMap<>(
                        MoneyChecks.posted(
                                stored.entries(),
                                any -> true,
                                posting -> posting.account() + " " + posting.key()));
        net.values().removeIf(amount -> amount.signum() == 0);
        return net;
    }
}
