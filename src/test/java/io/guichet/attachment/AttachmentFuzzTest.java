package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.AttachmentRules;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Any bytes under any name are stored exactly, or rejected with nothing stored. */
@DeskTest
class AttachmentFuzzTest {

    private static final int MEGABYTE = 1024 * 1024;

    private static final String[] PREFIXES = {
        "",
        "\u0089PNG\r\n\u001a\n",
        "%PDF-1.7\n",
        "GIF89a",
        "PK\u0003\u0004",
        "<html><script>",
        "\u007fELF",
        "MZ",
        "#!/bin/sh\n",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "plain words",
        "\u00ef\u00bb\u00bf"
    };

    private static final String[] SUFFIXES = {
        "",
        ".png",
        ".pdf",
        ".txt",
        ".html",
        ".exe",
        ".svg",
        ".csv",
        ".zip",
        ".png\0.exe",
        "\u202egnp.exe",
        "/../x",
        "\ud83d"
    };

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private Attachments attachments;

    private String number;

    @BeforeEach
    void opensATicket() {
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void storesEveryByteOrRejectsTheFile(long seed) throws IOException {
        var random = new Random(seed);
        int stored = 0;
        int rejected = 0;
        for (int run = 0; run < 100; run++) {
            var name = name(random);
            var bytes = bytes(random);
            var before = attachments.of(number);
            try {
                var file =
                        add(brandWithLimit(20), new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes)));
                assertThat(content(file)).as(name).isEqualTo(bytes);
                assertThat(file.size()).isEqualTo(bytes.length);
                assertThat(file.name()).isEqualTo(new Upload(name, 0, null).sanitisedName());
                assertThat(AttachmentRules.defaults().types()).contains(file.type());
                stored++;
            } catch (RejectedFile expected) {
                assertThat(attachments.of(number)).isEqualTo(before);
                rejected++;
            }
        }
        assertThat(stored).isGreaterThan(10);
        assertThat(rejected).isGreaterThan(10);
    }

    @Test
    void storesTheActualSizeNotTheDeclaredOne() throws IOException {
        var bytes = "0123456789".getBytes(StandardCharsets.UTF_8);

        var file = add(brandWithLimit(20), new Upload("a.txt", 3, () -> new ByteArrayInputStream(bytes)));

        assertThat(file.size()).isEqualTo(10);
        assertThat(content(file)).isEqualTo(bytes);
    }

    @Test
    void rejectsAFileLargerThanDeclared() {
        assertThatThrownBy(() -> add(
                        brandWithLimit(1),
                        new Upload(
                                "a.txt",
                                3,
                                () -> new ByteArrayInputStream(
                                        "x".repeat(MEGABYTE + 1).getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(RejectedFile.class);
        assertThat(attachments.of(number)).isEmpty();
    }

    private Attachment add(Brand brand, Upload upload) {
        return desk.inTransaction(
                        () -> attachments.add(brand, number, null, List.of(upload), "files", true, desk.customer()))
                .get(0);
    }

    private Brand brandWithLimit(int maxMegabytes) {
        var parcels = brands.get("parcels");
        return new Brand(
                parcels.id(),
                parcels.name(),
                parcels.languages(),
                parcels.prefix(),
                parcels.zone(),
                parcels.accent(),
                parcels.requestTypes(),
                parcels.vocabulary(),
                parcels.teams(),
                parcels.channels(),
                parcels.texts(),
                parcels.payee(),
                new AttachmentRules(null, maxMegabytes, null),
                null,
                null);
    }

    private byte[] content(Attachment file) throws IOException {
        var out = new ByteArrayOutputStream();
        attachments.write(file, out);
        return out.toByteArray();
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        for (int unit = random.nextInt(30); unit > 0; unit--) {
            name.append((char) (random.nextBoolean() ? 'a' + random.nextInt(26) : random.nextInt(0x10000)));
        }
        if (random.nextInt(10) == 0) {
            name.append("x".repeat(300));
        }
        return name + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }

    private static byte[] bytes(Random random) {
        var prefix = PREFIXES[random.nextInt(PREFIXES.length)].getBytes(StandardCharsets.ISO_8859_1);
        var rest = new byte[random.nextInt(20) == 0 ? 300_000 : random.nextInt(600)];
        if (random.nextBoolean()) {
            random.nextBytes(rest);
        } else {
            Arrays.fill(rest, (byte) 'w');
        }
        var all = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, all, prefix.length, rest.length);
        return all;
    }
}
