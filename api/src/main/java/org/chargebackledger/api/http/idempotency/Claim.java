package org.chargebackledger.api.http.idempotency;

/** What a key stands for when a request brings it. */
sealed interface Claim {

    /** It is new, or its process died: do the work. */
    record Granted() implements Claim {}

    /** Its work is done: replay the answer. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** Somebody is at it. */
    record InUse() implements Claim {}

    /** It came with other content before. */
    record Reused() implements Claim {}
}
