/** The web pages, rendered here and working without scripts. */
@NullMarked
package org.chargebackledger.api.pages;

import org.jspecify.annotations.NullMarked;
