package org.chargebackledger.api.dispute;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.AcceptanceCommand;
import org.chargebackledger.ledger.dispute.AcceptanceCommand.RecordAcceptance;
import org.chargebackledger.ledger.dispute.Accepted;
import org.chargebackledger.ledger.dispute.WindowAtClose;
import org.chargebackledger.projections.dispute.Acceptances;
import org.chargebackledger.projections.dispute.Acceptances.StandingClose;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records by schedule whose silence has accepted the charges of a closed month. */
@Service
public class SilentAcceptances implements AutoCloseable {

    /** It is nobody's decision: time has passed. */
    private static final String ACTOR = "ledger";

    private final CommandGateway commands;
    private final Acceptances acceptances;
    private final Disputes disputes;
    private final DisputeWindow window;
    private final DisputeSettings settings;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;
    private final ThreadPoolTaskScheduler clockwork = new ThreadPoolTaskScheduler();
    private final AtomicBoolean begun = new AtomicBoolean();

    SilentAcceptances(
            CommandGateway commands,
            Acceptances acceptances,
            Disputes disputes,
            DisputeWindow window,
            DisputeSettings settings,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.acceptances = acceptances;
        this.disputes = disputes;
        this.window = window;
        this.settings = settings;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
        clockwork.setThreadNamePrefix("acceptance-");
        clockwork.setDaemon(true);
        clockwork.initialize();
    }

    /** Records what came due while the service was down, and lets the schedule begin. */
    public void start() {
        if (begun.compareAndSet(false, true)) {
            submit();
            var _ =
                    clockwork.schedule(
                            this::submit, new CronTrigger(settings.schedule(), ZoneOffset.UTC));
        }
    }

    private void submit() {
        queue.submit("silent acceptances", this::record);
    }

    /** Records every acceptance that is due; one that is recorded stays as it is. */
    void record() {
        upToDate.await();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (var close : acceptances.standingCloses()) {
            if (!now.isBefore(WindowAtClose.end(close.closedAt(), window.days(close)))) {
                var stamp = new Stamp(ACTOR, now);
                acceptances.silent(close).forEach(costCenter -> accept(close, costCenter, stamp));
            }
        }
    }

    private void accept(StandingClose close, String costCenter, Stamp stamp) {
        var id =
                AcceptanceCommand.acceptanceId(
                        close.book(), close.period(), close.revision(), costCenter);
        var disputed =
                disputes.ofStatement(close.book(), close.period(), costCenter).stream()
                        .map(KnownDispute::disputeId)
                        .toList();
        commands.sendAndWait(
                new RecordAcceptance(
                        id,
                        new Accepted(
                                close.book(),
                                close.period(),
                                close.revision(),
                                costCenter,
                                close.closedAt(),
                                window.days(close),
                                disputed),
                        stamp));
    }

    @Override
    public void close() {
        clockwork.shutdown();
    }
}
