package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.api.delivery.ImportService.Receipt;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.api.policy.PolicyService.Agreement;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ingest.delivery.FileDigests;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.erp.ErpCommand.AcknowledgeJournal;
import org.chargebackledger.ledger.erp.ErpEvent;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.policy.PolicyCommand.SubmitPolicyVersion;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What people do in one book of a running service, without the way over HTTP. */
final class WalkedBook {

    static final Period PERIOD = Period.parse(RandomBook.PERIOD);

    /** What an approver says to a version: from the walked month on, whatever its hash. */
    static final Agreement FROM_THE_MONTH_ON = new Agreement(PERIOD, null, List.of());

    static final String POLICY = "months";

    private static final String NODES =
            """
            interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib
            2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,prod,n1,i-1,4,16
            """;

    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final int PATIENCE_MINUTES = 5;

    private final Services services;
    private final String name;
    private int ids;

    /**
     * A book.
     *
     * @param name in no other book's name
     */
    WalkedBook(Services services, String name) {
        this.services = services;
        this.name = name;
    }

    String name() {
        return name;
    }

    Services services() {
        return services;
    }

    Stamp by(String actor) {
        return new Stamp(actor, START.plusSeconds(ids));
    }

    String newId(String what) {
        return name + "-" + what + "-" + ++ids;
    }

    void setUp(String policy) {
        setUp(policy, PERIOD);
    }

    void setUp(String policy, Period from) {
        services.periods().open(name, from, by("preparer"));
        var costCenters = TestResource.text("random-month/cost-centers.json");
        JsonMapper.shared().readTree(costCenters).forEach(one -> enter(costCenter(one)));
        assertThat(adopt(POLICY, policy, from)).isEqualTo(1);
    }

    int newestVersion() {
        return services.models().policies().versions(name, POLICY).getLast().version();
    }

    void enter(CostCenter costCenter) {
        services.commands()
                .sendAndWait(
                        new SetCostCenter(
                                RegisterCommand.registerId(name), costCenter, by("preparer")));
        services.upToDate().await();
    }

    private static CostCenter costCenter(JsonNode json) {
        var aliases = new ArrayList<String>();
        json.get("aliases").forEach(alias -> aliases.add(alias.asString()));
        return new CostCenter(
                json.get("code").asString(),
                json.get("name").asString(),
                aliases,
                json.get("glAccount").asString(),
                json.get("legalEntity").asString(),
                json.get("owner").asString(),
                LocalDate.parse(json.get("validFrom").asString()),
                null,
                null);
    }

    /**
     * Drafts, submits and approves; the version. The trial that the service holds before it submits
     * a policy walks months of its own, and is tested where it is.
     */
    int adopt(String text) {
        return adopt(POLICY, text);
    }

    int adopt(String policy, String text) {
        return adopt(policy, text, PERIOD);
    }

    int adopt(String policy, String text, Period from) {
        var version = services.policies().draft(name, policy, text, by("preparer"));
        services.commands()
                .sendAndWait(
                        new SubmitPolicyVersion(
                                PolicyCommand.policyId(name, policy), version, by("preparer")));
        services.upToDate().await();
        services.policies()
                .approve(
                        name,
                        policy,
                        version,
                        new Agreement(from, null, List.of()),
                        by("approver"));
        services.upToDate().await();
        return version;
    }

    /** Delivers a bill, which is accepted; a held one by somebody else. */
    KnownDelivery bill(byte[] csv) {
        var delivery = decided(stage("focus", csv).importId());
        if (delivery.status() == DeliveryStatus.HELD) {
            refused("own-work", () -> release(delivery, "preparer"));
            release(delivery, "approver");
            return decided(delivery.importId());
        }
        return delivery;
    }

    Receipt stage(String source, byte[] csv) {
        services.upToDate().await();
        try {
            var file = services.files().keep("delivery.csv", new ByteArrayInputStream(csv));
            var sha256 = FileDigests.ofDelivery(List.of(file.sha256()));
            var delivery = new Delivery(name, source, sha256, List.of(file), new TreeMap<>());
            return services.imports().stage(newId("import"), delivery, by("preparer"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void readings(String source, String csv) {
        var text = csv.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var delivery = decided(stage(source, text).importId());
        assertThat(delivery.status())
                .as("%s", delivery.findings())
                .isEqualTo(DeliveryStatus.ACCEPTED);
    }

    KnownDelivery decided(String importId) {
        awaitWork();
        var delivery = services.models().deliveries().find(importId).orElseThrow();
        assertThat(delivery.status()).isNotEqualTo(DeliveryStatus.STAGED);
        return delivery;
    }

    private void release(KnownDelivery held, String actor) {
        var hash = Objects.requireNonNull(held.contentHash());
        services.imports().release(held.importId(), "the provider confirmed it", hash, by(actor));
        services.upToDate().await();
    }

    /** A cluster that nobody measures is a month too, and a quicker one. */
    void measure(String usage) {
        if (!usage.isEmpty()) {
            readings("usage-csv", usage);
            readings("node-csv", NODES);
        }
    }

    void acknowledge(String number, String document) {
        services.commands()
                .sendAndWait(
                        new AcknowledgeJournal(
                                ErpCommand.deliveryId(name, number),
                                number,
                                ErpEvent.Status.POSTED,
                                document,
                                List.of(),
                                by("erp")));
    }

    KnownRun run() {
        return run(RunKind.CHARGEBACK);
    }

    KnownRun run(RunKind kind) {
        return done(order(kind, POLICY));
    }

    /** Waits until a run is computed, and if it is one that posts, posted. */
    KnownRun done(String runId) {
        awaitWork();
        var run = services.models().runs().find(runId).orElseThrow();
        assertThat(run.status())
                .as("%s", run.failure())
                .isEqualTo(run.kind() == RunKind.SHOWBACK ? RunStatus.COMPUTED : RunStatus.POSTED);
        return run;
    }

    String order(RunKind kind, String policy) {
        return order(kind, policy, null);
    }

    String order(RunKind kind, String policy, @Nullable Integer version) {
        return order(new Order(name, PERIOD, kind, policy, version));
    }

    String order(Order order) {
        return services.runs().start(newId("run"), order, by("preparer"));
    }

    WalkedAdoptions adoptions() {
        return new WalkedAdoptions(this);
    }

    void propose(Transition transition) {
        propose(PERIOD, transition);
    }

    void propose(Period period, Transition transition) {
        services.upToDate().await();
        services.periods().propose(name, period, transition, "month end", by("preparer"));
        services.upToDate().await();
    }

    void approve(Transition transition, String actor) {
        approve(PERIOD, transition, actor);
    }

    void approve(Period period, Transition transition, String actor) {
        services.periods().approve(name, period, transition, null, by(actor));
        services.upToDate().await();
    }

    void reverse(String number) {
        services.periods().reverse(name, number, "ERROR", by("preparer"));
        services.upToDate().await();
    }

    /** Until all that was asked for before is done and can be read. */
    void awaitWork() {
        var done = new CountDownLatch(1);
        services.work().submit(newId("wait"), done::countDown);
        try {
            assertThat(done.await(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        services.upToDate().await();
    }
}
