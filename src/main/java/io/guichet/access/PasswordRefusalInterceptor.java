package io.guichet.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Reports a refused password as bad input with its reason; the engine's REST APIs would answer an internal error. */
class PasswordRefusalInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            if (command instanceof SaveUserCmd && String.valueOf(e.getMessage()).contains("policy")) {
                throw new BadUserRequestException(
                        "The password does not match the policy: at least %d characters, hard to guess, without the user's name."
                                .formatted(PasswordRules.MIN_LENGTH));
            }
            throw e;
        }
    }
}
