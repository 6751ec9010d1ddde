/** The demo company: a home-and-garden retailer whose bills and usage are made up, always alike. */
@NullMarked
package org.chargebackledger.api.demo.company;

import org.jspecify.annotations.NullMarked;
