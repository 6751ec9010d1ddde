package org.chargebackledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ledger.reconciliation.VarianceCause;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What the demo's waterfalls show: estimates of three clouds, their bills, the ledger. */
final class DemoWaterfalls {

    private static final String OCTOBER = "/periods/2026-10/reconciliation/waterfall";

    private final RunningService service;
    private final Company company;

    DemoWaterfalls(RunningService service, Company company) {
        this.service = service;
        this.company = company;
    }

    void look() {
        october_is_what_it_always_was();
        ten_causes_and_more_are_named_and_nothing_is_left_before_the_ledger();
        every_depth_sums_to_the_same_bill();
        the_lines_of_each_cause_are_found();
        the_closes_asked_for_the_estimates();
        the_page_shows_it();
    }

    private void october_is_what_it_always_was() {
        var csv = company.auditor().get(OCTOBER, "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body().replace("\r\n", "\n")).isEqualTo(golden());
    }

    private void ten_causes_and_more_are_named_and_nothing_is_left_before_the_ledger() {
        for (var month : List.of("2026-08", "2026-09", "2026-10")) {
            var answer =
                    company.auditor().get("/periods/" + month + "/reconciliation/waterfall").ok();
            var causes = new TreeSet<String>();
            for (var account : answer.get("accounts")) {
                account.get("bill")
                        .get("steps")
                        .forEach(step -> causes.add(step.get("cause").asString()));
                assertThat(account.get("ledger").get("remainder").asString()).isEqualTo("0");
            }
            assertThat(causes).hasSizeGreaterThanOrEqualTo(10);
            assertThat(answer.get("within").asBoolean()).isTrue();
            assertThat(answer.get("variances")).hasSize(3);
            assertThat(answer.get("notCompared")).isEmpty();
        }
    }

    private void every_depth_sums_to_the_same_bill() {
        var whole = company.auditor().get(OCTOBER).ok();
        var expected = new ArrayList<BigDecimal>();
        whole.get("accounts").forEach(one -> expected.add(billed(one)));
        var bill = expected.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (var by : List.of("node", "service", "resource")) {
            var sum = BigDecimal.ZERO;
            var cursor = "";
            do {
                var page =
                        company.auditor()
                                .get(OCTOBER + "?by=" + by + "&limit=100" + cursor)
                                .ok()
                                .get("rows");
                for (var row : page.get("items")) {
                    sum = sum.add(billed(row));
                    assertThat(stepped(row.get("bill"))).isEqualByComparingTo(billed(row));
                }
                cursor =
                        page.has("nextCursor")
                                ? "&cursor=" + page.get("nextCursor").asString()
                                : "";
            } while (!cursor.isEmpty());
            assertThat(sum).as(by).isEqualByComparingTo(bill);
        }
        var nodes = company.auditor().get(OCTOBER + "?cluster=eks-prod-eu&by=node").ok();
        assertThat(nodes.get("accounts")).hasSize(1);
        assertThat(nodes.get("rows").get("items").size()).isGreaterThan(8);
        assertThat(company.auditor().get(OCTOBER + "?by=color").status()).isEqualTo(422);
    }

    private void the_lines_of_each_cause_are_found() {
        var seen = new HashSet<String>();
        for (var account : company.auditor().get(OCTOBER).ok().get("accounts")) {
            for (var step : account.get("bill").get("steps")) {
                var cause = step.get("cause").asString();
                var ofNodes = VarianceCause.ofId(cause).orElseThrow().isOfNodes();
                if (ofNodes || step.get("lines").asLong() > 100 || !seen.add(cause)) {
                    continue;
                }
                var path = step.get("costLines").asString().substring("/api/v1".length());
                var lines = company.auditor().get(path).ok().get("items");
                assertThat((long) lines.size()).as(path).isEqualTo(step.get("lines").asLong());
                if (cause.equals("tax") || cause.equals("support")) {
                    var sum = BigDecimal.ZERO;
                    for (var line : lines) {
                        sum = sum.add(new BigDecimal(line.get("billed").asString()));
                    }
                    assertThat(sum).isEqualByComparingTo(step.get("amount").asString());
                }
            }
        }
        assertThat(seen).contains("tax", "support", "unmatched-resources");
    }

    private void the_closes_asked_for_the_estimates() {
        for (var month : List.of("2026-09", "2026-10")) {
            var checks = company.auditor().get("/periods/" + month).ok().get("checklist");
            assertThat(checks.valueStream())
                    .anySatisfy(check -> {
                        assertThat(check.get("check").asString()).isEqualTo("estimate-to-bill");
                        assertThat(check.get("met").asBoolean()).isTrue();
                    });
        }
    }

    private void the_page_shows_it() {
        var page = page("/periods/2026-10/waterfall?cluster=" + encoded("gke-data-us"));
        assertThat(page)
                .contains("What no cause explains", "Nodes of", "commitment unused", "<rect");
        assertThat(page("/periods/2026-10")).contains("/periods/2026-10/waterfall");
    }

    private String page(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(service.uri() + path))
                        // auditor:demo
                        .header("Authorization", "Basic YXVkaXRvcjpkZW1v")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal billed(JsonNode row) {
        return new BigDecimal(row.get("bill").get("billed").asString());
    }

    private static BigDecimal stepped(JsonNode bill) {
        var sum = new BigDecimal(bill.get("estimate").asString());
        for (var step : bill.get("steps")) {
            sum = sum.add(new BigDecimal(step.get("amount").asString()));
        }
        return sum.add(new BigDecimal(bill.get("remainder").asString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String golden() {
        try (var in =
                DemoWaterfalls.class.getResourceAsStream("/demo-company/waterfall-2026-10.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
