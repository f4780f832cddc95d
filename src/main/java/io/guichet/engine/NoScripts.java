package io.guichet.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** The desk runs no scripts. Tables speak FEEL, which is not a script for the engine. */
class NoScripts implements ScriptEngineResolver {

    private final ScriptEngineManager nothing = new ScriptEngineManager(ClassLoader.getPlatformClassLoader());

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException(
                "No scripts are run here, neither in %s nor in another language.".formatted(language));
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return nothing;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {}
}
