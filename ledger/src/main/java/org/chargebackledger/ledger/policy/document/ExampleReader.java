package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.PolicyExample.Expectation;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.DatedLabels;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one example of a policy document; what it does not say is as plain as can be. */
final class ExampleReader {

    private static final Period DEFAULT_PERIOD = Period.parse("2026-01");
    private static final Set<String> KINDS =
            Set.of("direct", "node", "pool", "idle", "unattributed");
    private static final Set<String> BALANCES =
            Set.of("prepaid", "recoverable-tax", "suspense", "rate-variance", "invoice-rounding");

    private final CurrencyCode currency;
    private Period period = DEFAULT_PERIOD;

    private ExampleReader(CurrencyCode currency) {
        this.currency = currency;
    }

    static PolicyExample example(DocumentNode node, CurrencyCode currency) {
        return Fields.read(node, new ExampleReader(currency)::example);
    }

    private PolicyExample example(Fields fields) {
        var month = fields.optional("period");
        period = month == null ? DEFAULT_PERIOD : period(month);
        var labels = list(fields.optional("labels"), this::labels);
        return new PolicyExample(
                fields.text("id"),
                period,
                list(fields.optional("costCenters"), ExampleReader::costCenter),
                some(
                        fields.required("lines"),
                        line -> new ExampleLineReader(line, this, currency).line()),
                list(fields.optional("usage"), this::usage),
                list(fields.optional("nodes"), this::node),
                list(fields.optional("metrics"), this::metric),
                labels.stream().flatMap(of(NamespaceLabels.class)).toList(),
                labels.stream().flatMap(of(WorkloadLabels.class)).toList(),
                some(fields.required("expected"), ExampleReader::expectation));
    }

    private static Period period(DocumentNode node) {
        try {
            return Period.parse(node.asText());
        } catch (IllegalArgumentException _) {
            throw node.invalid("not-a-day", "not a month like 2026-10: '" + node.asText() + "'");
        }
    }

    private static CostCenter costCenter(Fields fields) {
        var code = fields.text("code");
        var aliases = fields.optional("aliases");
        var validTo = fields.optional("validTo");
        var successor = fields.optional("successor");
        return new CostCenter(
                code,
                code,
                aliases == null
                        ? List.of()
                        : aliases.asItems().values().stream().map(Fields::nonEmpty).toList(),
                "",
                "",
                "",
                LocalDate.EPOCH,
                validTo == null ? null : Fields.day(validTo),
                successor == null ? null : Fields.nonEmpty(successor));
    }

    private UsageLine usage(Fields fields) {
        var days = days(fields);
        var cpu = Fields.decimal(fields.required("cpu"));
        var ram = Fields.decimal(fields.required("ram"));
        var gpu = decimal(fields, "gpu", Exact.ZERO);
        return new UsageLine(
                days.start(),
                days.end(),
                fields.text("cluster"),
                optional(fields, "node"),
                fields.text("namespace"),
                optional(fields, "workload"),
                cpu,
                decimal(fields, "cpuUsed", cpu),
                ram,
                decimal(fields, "ramUsed", ram),
                gpu,
                decimal(fields, "gpuUsed", gpu),
                Exact.ZERO,
                Exact.ZERO,
                texts(fields.optional("labels")));
    }

    private NodeLine node(Fields fields) {
        var days = days(fields);
        return new NodeLine(
                days.start(),
                days.end(),
                fields.text("cluster"),
                fields.text("node"),
                optional(fields, "resource"),
                Fields.decimal(fields.required("cores")),
                Fields.decimal(fields.required("ramGiB")),
                decimal(fields, "gpus", Exact.ZERO),
                "{}");
    }

    private MetricLine metric(Fields fields) {
        var days = days(fields);
        var line =
                new MetricLine(
                        days.start(),
                        days.end(),
                        fields.text("name"),
                        optional(fields, "cluster"),
                        optional(fields, "namespace"),
                        optional(fields, "costCenter"),
                        Fields.decimal(fields.required("value")),
                        "units");
        if (line.namespace().isEmpty() == line.costCenter().isEmpty()) {
            throw fields.object()
                    .invalid("example-incomplete", "a metric is of a namespace or a cost center");
        }
        return line;
    }

    private DatedLabels labels(Fields fields) {
        var days = days(fields);
        var cluster = fields.text("cluster");
        var namespace = fields.text("namespace");
        var workload = optional(fields, "workload");
        var labels = texts(fields.required("labels"));
        return workload.isEmpty()
                ? new NamespaceLabels(days.from(), days.to(), cluster, namespace, labels)
                : new WorkloadLabels(days.from(), days.to(), cluster, namespace, workload, labels);
    }

    private static <L> Function<DatedLabels, Stream<L>> of(Class<L> kind) {
        return labels -> kind.isInstance(labels) ? Stream.of(kind.cast(labels)) : Stream.empty();
    }

    private static Expectation expectation(Fields fields) {
        var costCenter = fields.optional("costCenter");
        var balance = fields.optional("balance");
        var amount = fields.optional("amount");
        var exact = fields.optional("exact");
        if ((costCenter == null) == (balance == null)) {
            throw fields.object().invalid("missing-field", "say costCenter or balance");
        }
        if (amount == null && exact == null) {
            throw fields.object().invalid("missing-field", "say amount or exact");
        }
        return new Expectation(
                costCenter == null ? null : Fields.nonEmpty(costCenter),
                oneOf(balance, BALANCES),
                oneOf(fields.optional("kind"), KINDS),
                text(fields.optional("pool")),
                text(fields.optional("service")),
                amount == null ? null : Fields.signed(amount),
                exact == null ? null : Fields.signed(exact));
    }

    private static @Nullable String oneOf(@Nullable DocumentNode node, Set<String> values) {
        if (node != null && !values.contains(node.asText())) {
            throw node.invalid("unknown-value", "'" + node.asText() + "' is none of " + values);
        }
        return text(node);
    }

    private static @Nullable String text(@Nullable DocumentNode node) {
        return node == null ? null : node.asText();
    }

    static String optional(Fields fields, String name) {
        var node = fields.optional(name);
        return node == null ? "" : node.asText();
    }

    private static Exact decimal(Fields fields, String name, Exact otherwise) {
        var node = fields.optional(name);
        return node == null ? otherwise : Fields.decimal(node);
    }

    /** Tags or labels, as lines carry them. */
    static String texts(@Nullable DocumentNode node) {
        var texts = new LinkedHashMap<String, Object>();
        if (node != null) {
            node.asMembers().values().forEach((name, value) -> texts.put(name, value.asText()));
        }
        return CanonicalJson.text(texts);
    }

    /** The days that something covers: all of the month where it does not say. */
    Days days(Fields fields) {
        var from = fields.optional("from");
        var to = fields.optional("to");
        var days =
                new Days(
                        from == null ? period.firstDay() : Fields.day(from),
                        to == null ? period.next().firstDay() : Fields.day(to));
        if (!days.from().isBefore(days.to())) {
            throw fields.object().invalid("empty-validity", "it ends before it begins");
        }
        return days;
    }

    /** Days from the first to the one after the last. */
    record Days(LocalDate from, LocalDate to) {

        Instant start() {
            return from.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant end() {
            return to.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static <T> List<T> some(DocumentNode node, Function<Fields, T> reader) {
        var list = list(node, reader);
        if (list.isEmpty()) {
            throw node.invalid("empty", "at least one is needed");
        }
        return list;
    }

    private static <T> List<T> list(@Nullable DocumentNode node, Function<Fields, T> reader) {
        return node == null
                ? List.of()
                : node.asItems().values().stream().map(item -> Fields.read(item, reader)).toList();
    }
}
