/** Which database the service uses, and what is set up in it. */
@NullMarked
package org.chargebackledger.api.storage;

import org.jspecify.annotations.NullMarked;
