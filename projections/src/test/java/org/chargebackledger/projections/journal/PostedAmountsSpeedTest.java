package org.chargebackledger.projections.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

/** What is posted to date, of a month of a hundred thousand postings, on a busy machine. */
class PostedAmountsSpeedTest {

    private static final int ENTRIES = 125;
    private static final int POSTINGS = 800;
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    @Test
    void a_hundred_thousand_keys_take_a_second_or_two() {
        var database = Database.fresh();
        var jdbc = JdbcClient.create(database);
        fill(jdbc);
        var amounts = ReadModels.of(database).postedAmounts();

        var best = Duration.ofDays(1);
        for (var round = 0; round < 3; round++) {
            var start = System.nanoTime();
            var toDate = amounts.toDate("main", Period.parse("2026-10"));
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(toDate.amounts()).hasSize(ENTRIES * POSTINGS);
            System.out.println("posted to date, read in " + took.toMillis() + " ms");
            best = best.compareTo(took) < 0 ? best : took;
        }

        assertThat(best).isLessThan(ENOUGH);
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.book (name, last, published)
                        VALUES ('main', :entries, :entries)
                        """)
                .param("entries", ENTRIES)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO read_model.entry
                        SELECT b.id, e, '2026-10-' || e, '2026-10', '2026-10', 'ALLOCATION',
                            'Example Cloud', 'account-' || e % 3, 'Example Cloud', 'USD', NULL,
                            'run-1', NULL, '', '', '', '', '', ''::bytea
                        FROM read_model.book b, generate_series(1, :entries) e
                        """)
                .param("entries", ENTRIES)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO read_model.posting
                        SELECT b.id, e, p, 100 + p, 'cost:CC-' || e, 'CC-' || e, NULL, 'USD',
                            'NODE', '', 'Usage', 'Elastic Compute ' || p % 40, 'cluster-' || p % 5,
                            'namespace-' || p, (100 + p) / 100.0 + 0.000123456789012345678901, '0',
                            100 + p, 'USD'
                        FROM read_model.book b, generate_series(1, :entries) e,
                            generate_series(1, :postings) p
                        """)
                .param("entries", ENTRIES)
                .param("postings", POSTINGS)
                .update();
        jdbc.sql("ANALYZE").update();
    }
}
