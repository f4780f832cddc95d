package io.guichet.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Disables scripts. FEEL in tables is evaluated without a script engine. */
class DisabledScriptEngineResolver implements ScriptEngineResolver {

    private final ScriptEngineManager emptyManager = new ScriptEngineManager(ClassLoader.getPlatformClassLoader());

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException("Scripts are disabled (%s).".formatted(language));
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return emptyManager;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {}
}
