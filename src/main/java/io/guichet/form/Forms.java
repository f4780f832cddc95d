package io.guichet.form;

import io.guichet.http.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All forms, read at the start: from the working folder when it has {@code processes}, else from the application. */
@Component
public class Forms {

    private final Map<String, Form> forms = new TreeMap<>();

    @Autowired
    Forms() {
        this(Files.isDirectory(Path.of("processes")) ? "file:forms/*.form" : "classpath*:forms/*.form");
    }

    Forms(String pattern) {
        try {
            Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .map(Forms::read)
                    .forEach(form -> forms.put(form.id(), form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form read(Resource file) {
        try {
            return FormFile.read(file.getFilename(), file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The form of that id, which is the file's name without {@code .form}.
     *
     * @throws NotFound when there is none
     */
    public Form get(String id) {
        var form = forms.get(id);
        if (form == null) {
            throw new NotFound("There is no form '%s'".formatted(id));
        }
        return form;
    }

    public Set<String> ids() {
        return Set.copyOf(forms.keySet());
    }
}
