package org.chargebackledger.projections.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.chargebackledger.projections.statement.Statement.View;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** What a statement must not do: move once its period is closed, or carry somebody's markup. */
class StatementPagesTest {

    @Test
    void a_closed_period_reprints_the_same_while_others_go_on() {
        var random = new RandomBook("main", 21);
        try (var book = random.book()) {
            random.postInto(RandomBook.PERIODS);
            var august = RandomBook.PERIODS.getFirst();
            book.close(august);
            var database = Database.fresh();
            var feed = new Feed(database);
            feed.all(book.events());
            var statements = ReadModels.of(database).statements();
            var before = statements.list("main", august, View.POSTED, null);
            assertThat(before.statements()).isNotEmpty();
            var fed = book.events().size();
            random.postInto(RandomBook.PERIODS.subList(1, 3));
            feed.all(book.events().subList(fed, book.events().size()));
            assertThat(statements.list("main", august, View.POSTED, null)).isEqualTo(before);
            assertThat(ReadModels.of(database).books().published("main"))
                    .isGreaterThan(before.asOf());
        }
    }

    @Test
    void markup_in_names_is_text() {
        assertThat(Markup.escaped("<a href=\"x\" b='y'>&"))
                .isEqualTo("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() {
        var random = new RandomBook("main", 2);
        try (var book = random.book()) {
            random.live(8);
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var statements = ReadModels.of(database).statements();
            for (var costCenter : RandomBook.COST_CENTERS) {
                for (var period : RandomBook.PERIODS) {
                    for (var statement :
                            statements.of("main", period, costCenter, View.POSTED, null)) {
                        var page =
                                new String(StatementHtml.bytes(statement), StandardCharsets.UTF_8);
                        assertThat(page)
                                .doesNotContain("http", "src=", "url(", "<script", "@import")
                                .contains(statement.total().amount());
                    }
                }
            }
        }
    }
}
