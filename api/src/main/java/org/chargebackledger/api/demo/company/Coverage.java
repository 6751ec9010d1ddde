package org.chargebackledger.api.demo.company;

import java.util.ArrayList;
import java.util.List;

/**
 * How the machine hours that are committed for a day met those that ran.
 *
 * @param unusedHours committed, and nothing ran
 */
record Coverage(List<Covered> machines, int unusedHours) {

    /** The hours of one machine's day: under the commitment, and on demand. */
    record Covered(Fleet.Stay stay, int committedHours, int onDemandHours) {}

    static Coverage of(List<Fleet.Stay> stays, int committedHours) {
        var left = committedHours;
        var machines = new ArrayList<Covered>();
        for (var stay : stays) {
            var covered = Math.min(left, stay.hours());
            machines.add(new Covered(stay, covered, stay.hours() - covered));
            left -= covered;
        }
        return new Coverage(machines, left);
    }
}
