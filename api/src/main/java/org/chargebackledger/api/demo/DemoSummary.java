package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.statement.Statement.View;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo prints when it is ready: the months' statements against their bills. */
@Component
@Profile("demo")
final class DemoSummary {

    private final ReadModels models;
    private final UpToDate upToDate;
    private final Environment environment;

    DemoSummary(ReadModels models, UpToDate upToDate, Environment environment) {
        this.models = models;
        this.upToDate = upToDate;
        this.environment = environment;
    }

    List<String> lines() {
        upToDate.await();
        var names =
                models.registers().latest(Book.DEFAULT).stream()
                        .collect(Collectors.toMap(CostCenter::code, CostCenter::name));
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(DemoCompany.name() + ": what each cost center is charged");
        for (var month : DemoCompany.MONTHS) {
            lines.addAll(period(new Period(month), names));
        }
        lines.add("");
        lines.add("Open http://127.0.0.1:" + port() + "/");
        lines.add("Log in as preparer, approver, auditor, erp or owner; the password is demo.");
        lines.add("");
        return lines;
    }

    private List<String> period(Period period, Map<String, String> names) {
        var status =
                models.periods()
                        .find(Book.DEFAULT, period)
                        .map(KnownPeriod::status)
                        .map(Enum::name)
                        .orElse("not opened");
        return new PeriodText(period, status, names)
                .lines(
                        models.statements().list(Book.DEFAULT, period, View.POSTED, null),
                        models.reconciliations().of(Book.DEFAULT, period));
    }

    private String port() {
        return environment.getProperty(
                "local.server.port", environment.getProperty("server.port", "8080"));
    }
}
