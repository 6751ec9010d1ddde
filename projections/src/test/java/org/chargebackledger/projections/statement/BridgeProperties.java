package org.chargebackledger.projections.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.chargebackledger.projections.statement.Bridge.AsOf;
import org.chargebackledger.projections.statement.Bridge.Cause;
import org.chargebackledger.projections.statement.Bridge.Revision;
import org.chargebackledger.projections.statement.Statement.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A bridge explains every cent between two states of a statement, whatever was posted. */
class BridgeProperties {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 17, 202})
    void the_causes_sum_to_the_difference_between_the_two_statements(long seed) {
        var random = new RandomBook("main", seed);
        try (var book = random.book()) {
            random.live(30);
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var statements = ReadModels.of(database).statements();
            var published = ReadModels.of(database).books().published("main");
            var choice = new Random(seed);
            var bridges = 0;
            for (var i = 0; i < 12; i++) {
                var from = choice.nextLong(published + 1);
                var to = from + choice.nextLong(published - from + 1);
                for (var view : View.values()) {
                    bridges += expectBridges(statements, view, from, to);
                }
            }
            assertThat(bridges).isPositive();
        }
    }

    private static int expectBridges(Statements statements, View view, long from, long to) {
        var bridges = 0;
        for (var period : RandomBook.PERIODS) {
            for (var costCenter : RandomBook.COST_CENTERS) {
                var at =
                        statements.bridge(
                                "main", period, costCenter, view, new AsOf(from), new AsOf(to));
                var then = statements.of("main", period, costCenter, view, from);
                var now = statements.of("main", period, costCenter, view, to);
                assertThat(at).hasSameSizeAs(now);
                for (var i = 0; i < at.size(); i++) {
                    expect(at.get(i), then, now.get(i));
                    bridges++;
                }
            }
        }
        return bridges;
    }

    private static void expect(Bridge bridge, List<Statement> then, Statement now) {
        var currency = bridge.difference().currency();
        var before =
                then.stream()
                        .filter(one -> one.total().currency().equals(currency))
                        .map(Statement::total)
                        .findFirst()
                        .orElse(Money.zero(currency));
        assertThat(bridge.from().total()).isEqualTo(before);
        assertThat(bridge.to().total()).isEqualTo(now.total());
        assertThat(bridge.to().owed()).isEqualTo(now.owed());
        assertThat(bridge.to().revision()).isEqualTo(now.revision());
        assertThat(bridge.difference()).isEqualTo(now.total().minus(before));
        var changes = Money.zero(currency);
        for (var line : bridge.lines()) {
            assertThat(line.change()).isEqualTo(line.after().minus(line.before()));
            assertThat(
                            line.causes().stream()
                                    .map(Cause::amount)
                                    .reduce(Money.zero(currency), Money::plus))
                    .isEqualTo(line.change());
            assertThat(line.causes()).isNotEmpty();
            changes = changes.plus(line.change());
        }
        assertThat(changes).isEqualTo(bridge.difference());
        assertThat(csvSum(bridge)).isEqualByComparingTo(bridge.difference().amount());
    }

    private static BigDecimal csvSum(Bridge bridge) {
        return new String(BridgeCsv.bytes(bridge), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(row -> new BigDecimal(row.split(",", -1)[7]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_revision_ends_where_the_next_begins() {
        var random = new RandomBook("main", 5);
        try (var book = random.book()) {
            var august = RandomBook.PERIODS.getFirst();
            random.postInto(List.of(august));
            book.close(august);
            var closed = book.events().size();
            var database = Database.fresh();
            var feed = new Feed(database);
            feed.all(book.events());
            var statements = ReadModels.of(database).statements();
            var first = statements.list("main", august, View.POSTED, null);
            var costCenter = first.statements().getFirst().costCenter();
            assertThat(closed).isPositive();
            var none =
                    statements
                            .bridge("main", august, costCenter, View.POSTED, new Revision(1), null)
                            .getFirst();
            assertThat(none.lines()).isEmpty();
            assertThat(none.from()).isEqualTo(none.to());
            assertThatThrownBy(() ->
                            statements.bridge(
                                    "main", august, costCenter, View.POSTED, new Revision(2), null))
                    .hasMessageContaining("has no revision 2");
        }
    }
}
