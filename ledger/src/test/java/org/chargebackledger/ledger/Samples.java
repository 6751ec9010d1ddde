package org.chargebackledger.ledger;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.book.Showback;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.dispute.Accepted;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeContent.Evidence;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.invoice.AcceptedDifference;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.CarriedPrepaid;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.AccountSavings;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Fixed values that tests build on. */
public final class Samples {

    public static final Period OCTOBER = Period.parse("2026-10");
    public static final CurrencyCode USD = new CurrencyCode("USD");
    public static final SourceAccount AWS =
            new SourceAccount("AWS", "111122223333", "Amazon Web Services, Inc.", USD);
    public static final Stamp PREPARER = by("preparer");
    public static final Stamp APPROVER = by("approver");

    private Samples() {}

    /** A command of the given person, always at the same time. */
    public static Stamp by(String actor) {
        return new Stamp(actor, Instant.parse("2026-11-02T09:30:00.123456Z"));
    }

    public static Delivery delivery(String sha256) {
        var declared = new TreeMap<String, String>();
        declared.put("billingPeriod", "2026-10");
        return new Delivery(
                "main",
                "focus",
                sha256,
                List.of(new DeliveredFile("october.csv", sha256, 1_234)),
                declared);
    }

    /** A day of a connector. */
    public static ConnectorSlice slice(String day) {
        var first = LocalDate.parse(day);
        return new ConnectorSlice("main", "eu", "opencost", first, first.plusDays(1));
    }

    public static Finding finding(Severity severity) {
        return new Finding(
                severity, "october.csv", 7L, "BilledCost", "1,5", "not-a-number", "no number");
    }

    public static CostLine costLine(String resource, String billed) {
        var cost = Exact.parseCost(billed);
        return new CostLine(
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 2),
                "AWS",
                "111122223333",
                "444455556666",
                "Amazon Web Services, Inc.",
                "INV-1",
                "eu-central-1",
                "AmazonEC2",
                "Usage",
                "",
                "Standard",
                "",
                "",
                resource,
                "prod",
                "payments",
                "",
                "{\"team\":\"payments\"}",
                USD,
                new Costs(Exact.parseCost("2.5"), cost, cost, cost),
                24);
    }

    public static CostLines costLines() {
        return CostLines.of(
                List.of(costLine("i-1", "1.25"), costLine("i-2", "0.1"), costLine("i-1", "1.25")));
    }

    public static UsageLines usageLines() {
        return new UsageLines.Usages(List.of(usageLine("payments", "12"), usageLine("", "0.5")));
    }

    public static UsageLines estimateLines() {
        return new UsageLines.Estimates(
                List.of(
                        estimate("n1", "team-payments", EstimateCategory.CPU, "1.43086"),
                        estimate("n1", "team-payments", EstimateCategory.RAM, "-0.0321"),
                        estimate("", "", EstimateCategory.IDLE, "0.5")));
    }

    public static UsageLines workloadLabels() {
        var first = LocalDate.of(2026, 10, 1);
        return new UsageLines.Workloads(
                List.of(
                        workload(first, first.plusDays(1), "web", "{\"team\":\"payments\"}"),
                        workload(first.plusDays(1), null, "web", "{\"team\":\"search\"}"),
                        workload(first, null, "worker", "{}")));
    }

    private static WorkloadLabels workload(
            LocalDate from, @Nullable LocalDate to, String workload, String labels) {
        return new WorkloadLabels(from, to, "prod", "team-payments", workload, labels);
    }

    private static EstimateLine estimate(
            String node, String namespace, EstimateCategory category, String amount) {
        return new EstimateLine(
                LocalDate.of(2026, 10, 1),
                "prod",
                node,
                namespace,
                category,
                Exact.parse(amount),
                USD);
    }

    public static UsageLine usageLine(String workload, String cpu) {
        var used = Exact.parse(cpu);
        return new UsageLine(
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2026-10-01T01:00:00Z"),
                "prod",
                "n1",
                "team-payments",
                workload,
                used,
                used,
                Exact.of(4),
                Exact.of(3),
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                Exact.of(1_000_000),
                "{}");
    }

    public static CostSnapshot snapshot(String importId, int revision) {
        var costs = new Costs(Exact.of(3), Exact.of(2), Exact.of(2), Exact.of(2));
        return new CostSnapshot(
                importId + "-1",
                new SnapshotKey("AWS", "111122223333", OCTOBER),
                revision,
                0,
                1,
                3,
                72,
                "d1",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 2),
                List.of(new AccountTotal(AWS, 72, costs)));
    }

    public static ControlTotal controlTotal() {
        return new ControlTotal(
                "AWS",
                "111122223333",
                "INV-1",
                USD,
                72,
                Costs.ZERO,
                new ControlTotal.Missing(0, 1, 0, 2));
    }

    public static UsageSlice slice() {
        return new UsageSlice(
                UsageKind.USAGE, "prod", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1), 2);
    }

    public static CostCenter costCenter(String code, String... aliases) {
        return new CostCenter(
                code,
                "Payments",
                List.of(aliases),
                "600100",
                "DE01",
                "owner",
                LocalDate.of(2026, 1, 1),
                null,
                null);
    }

    public static RunInputs inputs(int policyVersion) {
        return new RunInputs(
                "main",
                OCTOBER,
                List.of(new RunInputs.PinnedSnapshot("imp-1-1", "d1")),
                List.of(
                        new RunInputs.PinnedUsage(
                                UsageKind.USAGE,
                                "prod",
                                LocalDate.of(2026, 10, 1),
                                LocalDate.of(2026, 11, 1),
                                "imp-2",
                                "d2")),
                3,
                "standard",
                policyVersion,
                "abc",
                1,
                null);
    }

    /** The same of a month that corrects the one before. */
    public static RunInputs correctingInputs() {
        var inputs = inputs(1);
        return new RunInputs(
                inputs.book(),
                inputs.period(),
                inputs.snapshots(),
                inputs.usage(),
                inputs.registerVersion(),
                inputs.policyName(),
                inputs.policyVersion(),
                inputs.policyHash(),
                inputs.algorithmVersion(),
                List.of(new RunInputs.PinnedRun(Period.parse("2026-09"), "run-0", "d0")));
    }

    /** The terms of a book of entity US with a cost center of DE, one in showback and a rate. */
    public static PostingTerms terms() {
        return new PostingTerms(
                "US",
                USD,
                List.of(new IntercompanyCostCenter("CC-2", "DE", "de01")),
                new Showback("CC-HELD", false, List.of("CC-3")),
                List.of(
                        new ExchangeRate(
                                "main",
                                "average",
                                new CurrencyCode("EUR"),
                                USD,
                                OCTOBER,
                                "1.0842",
                                "ECB",
                                LocalDate.of(2026, 10, 30))),
                List.of(
                        new CarriedPrepaid(
                                new SourceAccount("AWS", "1", "Amazon", new CurrencyCode("EUR")),
                                "sp-1",
                                Exact.of(100),
                                Exact.of(108))));
    }

    /** Inputs of a book that posts by terms of its own. */
    public static RunInputs inputsUnderTerms() {
        var inputs = inputs(1);
        return new RunInputs(
                inputs.book(),
                inputs.period(),
                inputs.snapshots(),
                inputs.usage(),
                inputs.registerVersion(),
                inputs.policyName(),
                inputs.policyVersion(),
                inputs.policyHash(),
                inputs.algorithmVersion(),
                null,
                terms());
    }

    public static AccountOutcome outcome(String billed) {
        return new AccountOutcome(
                AWS,
                Exact.parse(billed),
                Exact.of(2),
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                List.of(new AccountOutcome.CommitmentMovement("sp-1", Exact.of(1), Exact.of(1))));
    }

    /** A covered line with a list price of 3, contracted at 2.50, for 2. */
    public static AccountSavings savings() {
        return new AccountSavings(
                AWS,
                List.of(
                        new AccountSavings.Charged(
                                "CC-1",
                                new Savings(
                                        Exact.of(3),
                                        Exact.parse("2.5"),
                                        Exact.of(2),
                                        Exact.parse("0.5"),
                                        Exact.ZERO,
                                        Exact.parse("0.5"),
                                        Exact.of(2),
                                        Exact.ZERO,
                                        Exact.ZERO,
                                        Exact.ZERO))),
                Savings.ZERO);
    }

    public static PostingKey key(String service) {
        return new PostingKey(PostingKey.Kind.DIRECT, "", "Usage", service, "", "");
    }

    public static Share share(String costCenter, String amount) {
        return new Share(
                AWS,
                costCenter,
                costCenter.isEmpty() ? "platform" : "",
                key("AmazonEC2"),
                "by-team",
                costCenter.isEmpty() ? null : LocalDate.of(2026, 10, 1),
                "prod",
                "n1",
                "team-payments",
                "cpu-core-hours",
                Exact.of(1),
                Exact.of(3),
                Exact.parse(amount));
    }

    /** A balanced first allocation of so many cents to one cost center. */
    public static EntryDraft draft(String runId, Period origin, String costCenter, long cents) {
        return new EntryDraft(
                EntryKind.ALLOCATION,
                origin,
                AWS,
                null,
                runId,
                null,
                null,
                null,
                "Cloud cost of " + origin + " for " + costCenter,
                List.of(debit(costCenter, cents), clearing(cents)));
    }

    public static Posting debit(String costCenter, long cents) {
        var amount = new Money(USD, cents);
        return new Posting(
                Account.cost(costCenter),
                costCenter,
                null,
                Side.DEBIT,
                amount,
                key("AmazonEC2"),
                amount.exact(),
                "0");
    }

    /** On an account that is no cost center's. */
    public static Posting posting(String account, Side side, long cents) {
        var amount = new Money(USD, cents);
        var exact = side == Side.DEBIT ? amount.exact() : amount.exact().negate();
        return new Posting(account, null, null, side, amount, null, exact, "0");
    }

    public static Posting clearing(long cents) {
        var amount = new Money(USD, cents);
        return new Posting(
                Account.clearing("AWS", "111122223333"),
                null,
                null,
                Side.CREDIT,
                amount,
                null,
                amount.exact().negate(),
                "0");
    }

    /** EUR for one USD in October. */
    public static ExchangeRate rate(String value) {
        return new ExchangeRate(
                "main",
                "average",
                USD,
                new CurrencyCode("EUR"),
                OCTOBER,
                value,
                "ECB",
                LocalDate.of(2026, 10, 30));
    }

    public static Head head(Period origin, String runId, long sequence) {
        return new Head(origin, AWS, runId, sequence);
    }

    /** In the place of the sequence up to which a checklist has seen everything. */
    public static final long ALL = -1;

    public static List<ChecklistItem> met() {
        return List.of(new ChecklistItem("bill-to-ledger", true, "0.00 USD apart"));
    }

    /** 30.00 of AWS that were CC-1's and are CC-2's. */
    public static AdjustmentContent adjustment() {
        return adjustment(
                AdjustmentKind.MANUAL,
                "MAPPING",
                null,
                List.of(
                        new AdjustmentLine("CC-1", key("AmazonEC2"), Money.parse(USD, "-30.00")),
                        new AdjustmentLine("CC-2", key("AmazonEC2"), Money.parse(USD, "30.00"))));
    }

    /** 12.34 of AWS that October owes, as September did. */
    public static AdjustmentContent accrual() {
        return adjustment(
                AdjustmentKind.ACCRUAL,
                "ACCRUAL",
                new AdjustmentContent.Basis("the bill of 2026-09", "as much as then"),
                List.of(new AdjustmentLine("CC-1", key("AmazonEC2"), Money.parse(USD, "12.34"))));
    }

    /** 1,000.005 of AWS that a plan has left when the book begins. */
    public static AdjustmentContent opening(String reason, String commitment, String amount) {
        return new AdjustmentContent(
                "main",
                AdjustmentKind.OPENING_BALANCE,
                OCTOBER,
                OCTOBER,
                AWS,
                reason,
                "the books of 2026",
                null,
                null,
                List.of(),
                new AdjustmentContent.Opening(commitment, Exact.parse(amount)));
    }

    public static AdjustmentContent adjustment(
            AdjustmentKind kind,
            String reason,
            AdjustmentContent.@Nullable Basis basis,
            List<AdjustmentLine> lines) {
        return new AdjustmentContent(
                "main",
                kind,
                OCTOBER,
                OCTOBER,
                AWS,
                reason,
                "moved on 1 October",
                basis,
                null,
                lines);
    }

    /** 4.00 of the 5.00 that CC-1 is charged by the first entry. */
    public static DisputeContent dispute() {
        return new DisputeContent(
                "main",
                "2026-10-000001-0001",
                "2026-10-000001",
                "a".repeat(64),
                OCTOBER,
                OCTOBER,
                AWS,
                "CC-1",
                key("AmazonEC2"),
                Money.parse(USD, "5.00"),
                Money.parse(USD, "4.00"),
                "the cluster was never ours",
                new Evidence("run-1", "b".repeat(64), "c".repeat(64), "CC-1 pays 5.00 USD."));
    }

    /** What CC-1 accepts of October, closed on 5 November. */
    public static Accepted accepted() {
        return new Accepted(
                "main",
                OCTOBER,
                1,
                "CC-1",
                Instant.parse("2026-11-05T08:00:00Z"),
                30,
                List.of("2026-10-000001-0001-D1"));
    }

    /** October's invoice of AWS, printed so. */
    public static PrintedInvoice invoice(String total) {
        return invoice(total, InvoiceOrigin.ENTERED);
    }

    /** The same, however it became known. */
    public static PrintedInvoice invoice(String total, InvoiceOrigin origin) {
        return new PrintedInvoice(
                "main",
                AWS,
                "INV/1",
                LocalDate.of(2026, 11, 3),
                LocalDate.of(2026, 12, 3),
                OCTOBER,
                Money.parse(USD, total),
                Money.parse(USD, "0.30"),
                "archive 4711",
                "ab".repeat(32),
                origin);
    }

    /** An invoice as its provider's service says it. */
    public static PrintedInvoice fetchedInvoice() {
        return new PrintedInvoice(
                "main",
                AWS,
                "INV/1",
                LocalDate.of(2026, 11, 3),
                null,
                OCTOBER,
                Money.parse(USD, "2.01"),
                null,
                null,
                null,
                InvoiceOrigin.FETCHED);
    }

    /** Of an invoice whose lines come to 2. */
    public static AcceptedDifference difference() {
        return new AcceptedDifference(
                1, Money.parse(USD, "9.00"), Exact.of(2), "support is invoiced in advance");
    }

    /** October by version 2 of its policy, which is posted into November. */
    public static AdoptionContent adoption() {
        var month =
                new AdoptedMonth(
                        OCTOBER,
                        Period.parse("2026-11"),
                        "run-1",
                        1,
                        "h1",
                        List.of(head(OCTOBER, "run-1", 3)),
                        List.of(
                                new Difference("CC-1", Money.parse(USD, "-30.00")),
                                new Difference("CC-2", Money.parse(USD, "30.00"))));
        return new AdoptionContent(
                "main", "standard", 2, "h2", "support was shared wrongly", List.of(month), null);
    }
}
