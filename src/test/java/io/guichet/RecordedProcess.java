package io.guichet;

import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** A process as the history has it, so that assertions reach one that has ended too. */
record RecordedProcess(HistoricProcessInstance history) implements ProcessInstance {

    @Override
    public String getId() {
        return history.getId();
    }

    @Override
    public String getProcessInstanceId() {
        return history.getId();
    }

    @Override
    public String getRootProcessInstanceId() {
        return history.getRootProcessInstanceId();
    }

    @Override
    public String getProcessDefinitionId() {
        return history.getProcessDefinitionId();
    }

    @Override
    public String getProcessDefinitionKey() {
        return history.getProcessDefinitionKey();
    }

    @Override
    public String getBusinessKey() {
        return history.getBusinessKey();
    }

    @Override
    public String getCaseInstanceId() {
        return history.getCaseInstanceId();
    }

    @Override
    public String getTenantId() {
        return history.getTenantId();
    }

    @Override
    public boolean isEnded() {
        return history.getEndTime() != null;
    }

    @Override
    public boolean isSuspended() {
        return HistoricProcessInstance.STATE_SUSPENDED.equals(history.getState());
    }
}
