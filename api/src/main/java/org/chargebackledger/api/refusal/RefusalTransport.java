package org.chargebackledger.api.refusal;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.chargebackledger.ledger.audit.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets a refusal survive the way back from another process: an exception loses its class there, the
 * details of a {@link CommandExecutionException} do not. It stands on the handling side of the
 * command bus.
 */
public final class RefusalTransport implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Refusal refusal) {
            throw new CommandExecutionException(
                    refusal.getMessage(), refusal, RefusalDetails.of(refusal));
        }
    }
}
