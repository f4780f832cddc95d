package io.guichet.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files that analysts own. A working folder that has {@code processes/} takes precedence over those packaged with the
 * application, for {@code processes/} and {@code forms/} together.
 *
 * @param folder the working folder, relative to the folder in which the desk was started
 * @param additionalFolders folders of the same shape, read after the first; for tests and trials
 */
@ConfigurationProperties("guichet.models")
public record ModelFiles(@DefaultValue(".") String folder, @DefaultValue List<String> additionalFolders) {

    /** The folder beside those of the brands whose tables apply to every brand without a table of that name. */
    public static final String DEFAULT_POLICIES = "defaults";

    private static final PathMatchingResourcePatternResolver FILES = new PathMatchingResourcePatternResolver();

    private static final List<String> PATTERNS = List.of(
            "processes/*.bpmn",
            "forms/*.form",
            "processes/policies/*/*.dmn",
            "processes/policies/*/brand.yaml",
            "processes/policies/*/rows.fr.yaml",
            "processes/policies/*/emails/*.txt",
            "processes/policies/*/emails/*.html");

    /** The diagrams, tables, forms and texts by their path below a root; of two at the same place the first. */
    public Map<String, Resource> byPath() {
        var files = new TreeMap<String, Resource>();
        for (var pattern : PATTERNS) {
            var folder = pattern.substring(0, pattern.indexOf('*'));
            for (var resource : matching(pattern)) {
                var path = path(resource);
                files.putIfAbsent(path.substring(path.lastIndexOf(folder)), resource);
            }
        }
        return files;
    }

    /** Files below the roots that match a pattern such as {@code processes/policies/&#42;/brand.yaml}. */
    public List<Resource> matching(String pattern) {
        var resources = new ArrayList<Resource>();
        for (var root : roots()) {
            try {
                var files = FILES.getResources(root + pattern);
                Arrays.stream(files)
                        .sorted(Comparator.comparing(ModelFiles::path))
                        .forEach(resources::add);
            } catch (java.io.FileNotFoundException notFound) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + root + pattern, e);
            }
        }
        return resources;
    }

    /** Name of the file's parent folder: for a brand's table, the brand. */
    public static String folderOf(Resource file) {
        var parts = path(file).split("/");
        return parts[parts.length - 2];
    }

    /** The roots as resource locations with a trailing slash. */
    public List<String> roots() {
        var roots = new ArrayList<String>();
        var workingFolder = Path.of(folder).toAbsolutePath().normalize();
        roots.add(
                Files.isDirectory(workingFolder.resolve("processes"))
                        ? workingFolder.toUri().toString()
                        : "classpath:/");
        additionalFolders.stream()
                .map(root -> root.endsWith("/") ? root : root + "/")
                .forEach(roots::add);
        return roots;
    }

    /** The content of one of the files. */
    public static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String path(Resource file) {
        try {
            return file.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
