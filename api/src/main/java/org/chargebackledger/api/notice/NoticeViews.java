package org.chargebackledger.api.notice;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.api.notice.NoticeView.Mailing;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.notice.KnownNotice;
import org.chargebackledger.projections.notice.Notices;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Notices as they are shown: to owners those of their own cost centers. */
@Component
public class NoticeViews {

    private final Notices notices;
    private final NoticeAttempts attempts;
    private final NoticeMail mail;
    private final NoticeSettings settings;
    private final Ownership ownership;
    private final Clock clock;

    NoticeViews(
            Notices notices,
            NoticeAttempts attempts,
            NoticeMail mail,
            NoticeSettings settings,
            Ownership ownership,
            Clock clock) {
        this.notices = notices;
        this.attempts = attempts;
        this.mail = mail;
        this.settings = settings;
        this.ownership = ownership;
        this.clock = clock;
    }

    /** Whether notices are mailed at all. */
    public boolean areMailed() {
        return mail.isConfigured();
    }

    /**
     * Those that somebody may see, newest first.
     *
     * @param onlyUnknown only those that have reached nobody
     */
    public Page<KnownNotice> list(
            Actor actor, Book book, boolean onlyUnknown, @Nullable Cursor from, int limit) {
        var own = actor.seesEverything() ? null : ownership.owned(actor, book);
        return notices.list(book.name(), own, onlyUnknown, from, limit);
    }

    public NoticeView of(KnownNotice notice) {
        return NoticeView.of(notice, attempts.of(notice.noticeId()).orElse(null), mailing(notice));
    }

    private Mailing mailing(KnownNotice notice) {
        if (!mail.isConfigured()) {
            return Mailing.NOT_CONFIGURED;
        }
        return notice.createdAt().isBefore(settings.mailedSince(clock.instant()))
                ? Mailing.TOO_OLD
                : Mailing.MAILED;
    }

    /** Refuses a notice of others, and one that does not exist, in the same words. */
    KnownNotice require(Actor actor, Book book, String noticeId) {
        var known = notices.find(noticeId).filter(notice -> notice.book().equals(book.name()));
        if (actor.seesEverything()) {
            return known.orElseThrow(
                    () -> Refusal.unknown("notice-unknown", "there is no notice " + noticeId));
        }
        return known.filter(notice -> ownership.owned(actor, book).contains(notice.costCenter()))
                .orElseThrow(
                        () -> Refusal.forbidden("not-your-notice", noticeId + " is not yours"));
    }

    /** Those who may answer for it that the recipient knows: an approver, or the owner. */
    KnownNotice requireAnswerable(Actor actor, Book book, String noticeId) {
        var notice = require(actor, book, noticeId);
        if (!actor.is(Role.APPROVER)
                && !ownership.owned(actor, book).contains(notice.costCenter())) {
            throw Refusal.forbidden("not-your-notice", noticeId + " is not yours");
        }
        return notice;
    }
}
