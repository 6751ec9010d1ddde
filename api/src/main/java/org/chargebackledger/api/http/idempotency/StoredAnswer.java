package org.chargebackledger.api.http.idempotency;

import java.util.Map;

/** An answer as it is kept for a replay. */
record StoredAnswer(int status, Map<String, String> headers, byte[] body) {}
