package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.attachment.UploadFilter;
import io.guichet.brand.AttachmentRules;
import io.guichet.brand.Brand;
import io.guichet.ticket.Actor;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Which files of a message are opened. */
class MailFilesTest {

    @Test
    void readsTheMessageOnceForABoundedNumberOfFiles() {
        RawMailStore store = mock();
        when(store.read(1)).thenAnswer(call -> InputStream.nullInputStream());
        UploadFilter filter = mock();
        when(filter.accepts(any(), any())).thenAnswer(call -> {
            call.getArgument(0, Upload.class).content().open().close();
            return false;
        });
        Brand brand = mock();
        when(brand.attachments()).thenReturn(AttachmentRules.defaults());
        var settings = new MailSettings(DataSize.ofMegabytes(1), "", List.of(), Map.of());
        var attached = IntStream.range(0, 90)
                .mapToObj(number -> new MailAttachment(number, 0, "f" + number, "text/plain", 5, ""))
                .toList();

        IncomingMail mail = mock();
        when(mail.id()).thenReturn(1L);

        var leftOut = new MailFiles(store, mock(Attachments.class), filter, settings)
                .add(mail, attached, brand, "T-1", null, Actor.system());

        assertThat(leftOut).hasSize(90);
        verify(store).read(1);
        verify(filter, times(4 * AttachmentRules.defaults().maxCount())).accepts(any(), any());
    }
}
