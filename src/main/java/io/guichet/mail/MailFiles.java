package io.guichet.mail;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.attachment.UploadFilter;
import io.guichet.brand.Brand;
import io.guichet.ticket.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Stores the files of a message with its ticket, those that the brand accepts. */
@Component
class MailFiles {

    private static final String FIELD = "files";

    /** As many files are decoded for each one that the brand accepts. */
    private static final int TRIES = 4;

    private static final int NAMED_AT_MOST = 100;

    private final RawMailStore store;
    private final Attachments attachments;
    private final UploadFilter filter;
    private final MailSettings settings;

    MailFiles(RawMailStore store, Attachments attachments, UploadFilter filter, MailSettings settings) {
        this.store = store;
        this.attachments = attachments;
        this.filter = filter;
        this.settings = settings;
    }

    /** Stores them; returns the names of those that the brand does not accept, which stay in the raw message. */
    List<String> add(
            IncomingMail mail, List<MailAttachment> files, Brand brand, String number, Long message, Actor sender) {
        var rules = brand.attachments();
        var decoded = files.stream()
                .filter(file -> file.size() > 0 && file.size() <= rules.maxBytes())
                .limit((long) TRIES * rules.maxCount())
                .toList();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("mail");
            decode(mail, decoded, folder);
            var accepted = new ArrayList<Upload>();
            var leftOut = new ArrayList<String>();
            for (var file : files) {
                var upload = upload(file, folder);
                if (accepted.size() < rules.maxCount() && decoded.contains(file) && filter.accepts(upload, brand)) {
                    accepted.add(upload);
                } else if (leftOut.size() < NAMED_AT_MOST) {
                    leftOut.add(upload.sanitisedName());
                }
            }
            if (!accepted.isEmpty()) {
                attachments.add(brand, number, message, accepted, FIELD, true, sender);
            }
            return leftOut;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot decode the files of e-mail " + mail.id(), e);
        } finally {
            delete(folder);
        }
    }

    /** Reads the raw message once. */
    private void decode(IncomingMail mail, List<MailAttachment> files, Path folder) throws IOException {
        var targets = new HashMap<Integer, OutputStream>();
        try {
            for (var file : files) {
                if (!targets.containsKey(file.part())) {
                    targets.put(file.part(), Files.newOutputStream(part(file, folder)));
                }
            }
            if (!targets.isEmpty()) {
                try (var raw = store.read(mail.id())) {
                    settings.readerOf(mail).writeParts(raw, targets);
                }
            }
        } finally {
            for (var target : targets.values()) {
                target.close();
            }
        }
    }

    private static Upload upload(MailAttachment file, Path folder) {
        return new Upload(file.name(), file.size(), () -> content(file, part(file, folder)));
    }

    private static InputStream content(MailAttachment file, Path part) throws IOException {
        return file.inner() > 0
                ? new ByteArrayInputStream(MailReader.content(file, Files.readAllBytes(part)))
                : Files.newInputStream(part);
    }

    private static Path part(MailAttachment file, Path folder) {
        return folder.resolve(String.valueOf(file.part()));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
