package org.chargebackledger.api.policy;

import java.util.List;

/**
 * What is different between two versions of a policy.
 *
 * @param words one sentence for each difference in meaning; none where both mean the same
 * @param text a unified difference of the texts; empty where they are the same
 */
record DifferenceView(
        String name,
        int from,
        int to,
        String fromHash,
        String toHash,
        List<String> words,
        String text) {}
