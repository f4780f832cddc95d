package io.guichet.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The diagrams, tables and forms as files: those of the working folder, or else those that came with the product. */
@Component
class ModelFiles {

    private static final Path WORKING_FOLDER = Path.of("processes");

    private final ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    private final EngineSettings settings;

    ModelFiles(EngineSettings settings) {
        this.settings = settings;
    }

    /** A file under the name that it keeps wherever it comes from, such as {@code processes/ticket.bpmn}. */
    record ModelFile(String name, Resource content) {

        String fileName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    /** Diagrams and forms, which all brands share. */
    List<ModelFile> shared() {
        var files = new TreeMap<String, ModelFile>();
        for (var place : processPlaces()) {
            found(place + "*.bpmn").forEach(file -> keep(files, "processes/", file));
        }
        found(formPlace() + "*.form").forEach(file -> keep(files, "forms/", file));
        return List.copyOf(files.values());
    }

    /** Each brand's tables; a folder is a brand. */
    Map<String, List<ModelFile>> byBrand() {
        var brands = new TreeMap<String, Map<String, ModelFile>>();
        for (var place : processPlaces()) {
            found(place + "policies/*/*.dmn").forEach(file -> {
                var brand = folderOf(file);
                keep(brands.computeIfAbsent(brand, b -> new TreeMap<>()), "processes/policies/" + brand + "/", file);
            });
        }
        var lists = new TreeMap<String, List<ModelFile>>();
        brands.forEach((brand, files) -> lists.put(brand, List.copyOf(files.values())));
        return lists;
    }

    /** Where forms are read and served from. */
    String formPlace() {
        return inWorkingFolder() ? Path.of("forms").toUri().toString() : "classpath:forms/";
    }

    private List<String> processPlaces() {
        var places = new ArrayList<String>();
        places.add(inWorkingFolder() ? WORKING_FOLDER.toUri().toString() : "classpath:processes/");
        settings.extraProcesses().forEach(place -> places.add(place.endsWith("/") ? place : place + "/"));
        return places;
    }

    private static boolean inWorkingFolder() {
        return Files.isDirectory(WORKING_FOLDER);
    }

    private Stream<Resource> found(String pattern) {
        try {
            return Stream.of(resolver.getResources(pattern)).sorted(Comparator.comparing(ModelFiles::path));
        } catch (java.io.FileNotFoundException nothingThere) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(Map<String, ModelFile> files, String folder, Resource file) {
        var name = folder + file.getFilename();
        files.putIfAbsent(name, new ModelFile(name, file));
    }

    private static String folderOf(Resource file) {
        var parts = path(file).split("/");
        return parts[parts.length - 2];
    }

    private static String path(Resource file) {
        try {
            return file.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
