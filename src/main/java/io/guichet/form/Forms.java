package io.guichet.form;

import io.guichet.model.ModelFiles;
import io.guichet.problem.UnknownEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** All forms, loaded at startup. */
@Component
public class Forms {

    private final Map<String, Form> forms = new TreeMap<>();

    Forms(ModelFiles files) {
        files.matching("forms/*.form").stream().map(Forms::read).forEach(form -> forms.put(form.id(), form));
    }

    private static Form read(Resource file) {
        try {
            return FormFile.read(file.getFilename(), file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The form with that id, which is the file's name without {@code .form}.
     *
     * @throws UnknownEntity if there is none
     */
    public Form get(String id) {
        var form = forms.get(id);
        if (form == null) {
            throw UnknownEntity.of("form", id);
        }
        return form;
    }

    public Set<String> ids() {
        return Set.copyOf(forms.keySet());
    }
}
