package org.chargebackledger.api.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every statement that was ever issued at a close, and whether it can be printed again. */
final class PrintedStatements {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> FORMS =
            List.of("application/json", "text/csv", "text/html", "application/pdf", XLSX);

    private final LedgerClient reader;
    private final Map<String, Map<String, String>> printed = new LinkedHashMap<>();

    PrintedStatements(LedgerClient reader) {
        this.reader = reader;
    }

    /** Prints all statements of a period of a book as its last close left them. */
    void issue(String book, Period period) {
        var closes = reader.get("/periods/" + period + "?book=" + book).ok().get("closes");
        var asOf = closes.get(closes.size() - 1).get("asOf").asLong();
        var path = "/periods/" + period + "/statements";
        for (var one : reader.get(path + "?book=" + book + "&asOf=" + asOf).ok().get("items")) {
            var costCenter = one.get("costCenter").asString();
            var statement = path + "/" + costCenter + "?book=" + book + "&asOf=" + asOf;
            printed.put(statement, print(statement));
        }
    }

    private Map<String, String> print(String statement) {
        var forms = new LinkedHashMap<String, String>();
        for (var form : FORMS) {
            var answer = reader.get(statement, form);
            assertThat(answer.status())
                    .as("%s as %s: %s", statement, form, answer.body())
                    .isEqualTo(200);
            forms.put(form, answer.body());
        }
        return forms;
    }

    /** How many were issued. */
    int count() {
        return printed.size();
    }

    void requireSame() {
        printed.forEach(
                (statement, forms) -> assertThat(print(statement)).as(statement).isEqualTo(forms));
    }
}
