package org.chargebackledger.api.http.idempotency;

import java.util.Map;

/** An answer as it is kept for a replay; nobody compares two of them. */
@SuppressWarnings("ArrayRecordComponent")
record StoredAnswer(int status, Map<String, String> headers, byte[] body) {}
