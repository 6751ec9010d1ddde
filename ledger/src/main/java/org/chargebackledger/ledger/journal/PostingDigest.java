package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.ArrayList;
import java.util.List;

/**
 * A running SHA-256 over entry drafts in order: each step hashes the digest so far and the next
 * draft, so that a posting cut into batches ends at the same digest.
 */
public final class PostingDigest {

    /** The digest of no draft. */
    public static final String START = "0".repeat(64);

    private PostingDigest() {}

    public static String of(List<EntryDraft> drafts) {
        var digest = START;
        for (var draft : drafts) {
            digest = next(digest, draft);
        }
        return digest;
    }

    /** The digest of what is posted to accounts that stand where the heads say. */
    public static String of(List<Head> heads, List<EntryDraft> drafts) {
        return CanonicalJson.hash(
                List.of(heads.stream().map(Head::canonical).toList(), of(drafts)));
    }

    static String next(String digest, EntryDraft draft) {
        var postings = new ArrayList<Object>();
        for (var i = 0; i < draft.postings().size(); i++) {
            postings.add(draft.postings().get(i).canonical(Integer.toString(i + 1)));
        }
        var account = draft.sourceAccount();
        var reason = draft.reason();
        var policy = draft.policyHash();
        var content =
                new ArrayList<Object>(
                        List.of(
                                digest,
                                draft.kind().name(),
                                draft.originPeriod().toString(),
                                account.provider(),
                                account.billingAccount(),
                                account.invoiceIssuer(),
                                account.currency().code(),
                                reason == null ? "" : reason,
                                draft.description(),
                                postings));
        if (policy != null) {
            content.add(policy);
        }
        var approved = draft.approved();
        if (approved != null) {
            content.add(approved.canonical());
        }
        var rate = draft.rate();
        if (rate != null) {
            content.add(rate.canonical());
        }
        var pair = draft.pair();
        if (pair != null) {
            content.add(pair.canonical());
        }
        return CanonicalJson.hash(content);
    }
}
