package io.guichet.check;

/** The files by which the desk works; the package that knows the engine provides them. */
public interface CurrentModels {

    ModelSet current();
}
