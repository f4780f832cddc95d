package io.guichet.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hmef.HMEFMessage;

/** Lists the files inside the winmail.dat of Outlook. */
final class TnefAttachments {

    private TnefAttachments() {}

    static boolean isTnef(MimePart part) {
        var type = part.mediaType();
        return type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || part.fileName().equalsIgnoreCase("winmail.dat");
    }

    /** The files; the part itself where it cannot be read. */
    static List<MailAttachment> read(MimePart part, MailAttachment itself, List<String> defects) {
        if (part.size() != part.content().size()) {
            MailDefect.add(defects, MailDefect.WINMAIL);
            return List.of(itself);
        }
        try {
            var files = new ArrayList<MailAttachment>();
            for (var file : new HMEFMessage(new ByteArrayInputStream(part.bytes())).getAttachments()) {
                var name = file.getLongFilename() == null ? file.getFilename() : file.getLongFilename();
                files.add(new MailAttachment(
                        part.number(),
                        files.size() + 1,
                        name == null ? "attachment" : HeaderText.decode(name),
                        "application/octet-stream",
                        file.getContents().length,
                        ""));
            }
            return files;
        } catch (IOException | RuntimeException e) {
            MailDefect.add(defects, MailDefect.WINMAIL);
            return List.of(itself);
        }
    }

    /** The content of the file at that place, from 1. */
    static byte[] content(byte[] winmail, int inner) throws IOException {
        return new HMEFMessage(new ByteArrayInputStream(winmail))
                .getAttachments()
                .get(inner - 1)
                .getContents();
    }
}
