/** Tests of what two persons decide about what charges rest on. */
@NullMarked
package org.chargebackledger.api.masterdata;

import org.jspecify.annotations.NullMarked;
