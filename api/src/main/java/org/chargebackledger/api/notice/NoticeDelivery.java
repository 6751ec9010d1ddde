package org.chargebackledger.api.notice;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.notice.NoticeMail.NeverTaken;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordSent;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordUndeliverable;
import org.chargebackledger.projections.notice.KnownNotice;
import org.chargebackledger.projections.notice.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Mails what waits, at least once: a crash between the mail server's word and ours sends a second
 * copy with the same Message-ID. What it sent is an event, so that a rebuild sends nothing again.
 */
@Service
public class NoticeDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final String ACTOR = "ledger";
    private static final int AT_ONCE_MAX = 100;

    /** Longer than a mail server may take to answer; nobody else tries meanwhile. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final CommandGateway commands;
    private final Notices notices;
    private final NoticeAttempts attempts;
    private final NoticeMail mail;
    private final NoticeSettings settings;
    private final UpToDate upToDate;
    private final Clock clock;
    private final ThreadPoolTaskScheduler clockwork = new ThreadPoolTaskScheduler();
    private final AtomicBoolean begun = new AtomicBoolean();

    NoticeDelivery(
            CommandGateway commands,
            Notices notices,
            NoticeAttempts attempts,
            NoticeMail mail,
            NoticeSettings settings,
            UpToDate upToDate,
            Clock clock) {
        this.commands = commands;
        this.notices = notices;
        this.attempts = attempts;
        this.mail = mail;
        this.settings = settings;
        this.upToDate = upToDate;
        this.clock = clock;
        clockwork.setThreadNamePrefix("notice-");
        clockwork.setDaemon(true);
        clockwork.initialize();
    }

    /** Lets the schedule begin, where there is a mail server. */
    public void start() {
        if (begun.compareAndSet(false, true) && mail.isConfigured()) {
            var _ = clockwork.scheduleWithFixedDelay(this::round, settings.interval());
        }
    }

    private void round() {
        try {
            deliver();
        } catch (RuntimeException e) {
            LOG.warn("notices wait until the next round: {}", e.getMessage());
        }
    }

    /** Tries everything that is due. A read model that is being rebuilt knows of nothing sent. */
    void deliver() {
        upToDate.await();
        notices.toSend(settings.mailedSince(clock.instant()), AT_ONCE_MAX).forEach(this::deliver);
    }

    private void deliver(KnownNotice notice) {
        var id = notice.noticeId();
        var now = clock.instant();
        var before = attempts.of(id);
        if (before.isPresent() && before.get().sentAt() != null) {
            record(notice, now); // a crash came between
            return;
        }
        attempts.claim(id, now, now.plus(LEASE)).ifPresent(number -> send(notice, number));
    }

    private void send(KnownNotice notice, int number) {
        var id = notice.noticeId();
        try {
            mail.send(id, mail.mailed(notice.content()));
        } catch (NeverTaken e) {
            commands.sendAndWait(
                    new RecordUndeliverable(
                            id, notice.content().recipient(), words(e), stamp(clock.instant())));
            return;
        } catch (MailException e) {
            LOG.warn("notice {} waits after attempt {}: {}", id, number, e.getMessage());
            attempts.failed(id, words(e), clock.instant().plus(settings.pauseAfter(number)));
            return;
        }
        var now = clock.instant();
        attempts.sent(id, now);
        record(notice, now);
    }

    private void record(KnownNotice notice, Instant now) {
        var mailed = mail.mailed(notice.content());
        commands.sendAndWait(
                new RecordSent(
                        notice.noticeId(),
                        mailed.recipient(),
                        mail.messageId(notice.noticeId()),
                        mailed.hash(),
                        stamp(now)));
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static Stamp stamp(Instant now) {
        return new Stamp(ACTOR, now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void close() {
        clockwork.shutdown();
    }
}
